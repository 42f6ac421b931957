using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Web.Hosting;

/// <summary>Accounts: ASP.NET Core Identity over our own people, a cookie, and roles as claims.</summary>
public static class SignIn
{
    public const string Path = "/sign-in";

    /// <summary>How soon a disabled account or a changed role is noticed by pages that are open.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder, StorageOptions storage)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(storage);
        var services = builder.Services;
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContext()); // Identity's own store asks for one
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options =>
            Configure(options, IsPlainLoopback(builder.Configuration["urls"]))));
        services.AddIdentityCore<Person>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = 10;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddSignInManager<PeopleSignIn>().AddClaimsPrincipalFactory<PersonClaims>().AddEntityFrameworkStores<PostmortemDb>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = Recheck);
        services.AddScoped<AuthenticationStateProvider, OpenPages>();
        return builder;
    }

    /// <summary>Signing out is a POST with a token, so that no link or picture elsewhere can do it.</summary>
    public static WebApplication MapSignOut(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost("/sign-out", async (HttpContext http, SignInManager<Person> manager, Microsoft.AspNetCore.Antiforgery.IAntiforgery tokens) =>
        {
            if (!await tokens.IsRequestValidAsync(http)) return Results.BadRequest();
            await manager.SignOutAsync();
            return Results.LocalRedirect(Path);
        });
        return app;
    }

    /// <summary>Who asks, for the service verbs.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Actor Actor(this ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new Actor(Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.")));
    }

    /// <summary>"administrator", "manager" or "member": the role's name as a claim and in [Authorize].</summary>
    public static string ClaimName(this Role role) => role.ToString().ToLowerInvariant();

    /// <summary>A place on this site to go to after signing in; anything else becomes the first page.</summary>
    public static string LocalOrFirst(string? returnUrl) =>
        returnUrl is ['/', not ('/' or '\\'), ..] && !returnUrl.StartsWith(Path, StringComparison.OrdinalIgnoreCase) ? returnUrl : "/";

    private static void Configure(CookieAuthenticationOptions options, bool plainLoopback)
    {
        // __Host- needs a secure origin. On http://localhost not every browser counts as one, and there nobody listens in between.
        options.Cookie.Name = plainLoopback ? "Postmortem" : "__Host-Postmortem";
        options.Cookie.SecurePolicy = plainLoopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = Path;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound; // "not there" and "not yours" look the same
            return Task.CompletedTask;
        };
    }

    private static bool IsPlainLoopback(string? urls) => (urls ?? WebShell.DefaultAddress).Split(';')
        .All(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true });
}

/// <summary>What a cookie says of a person.</summary>
internal sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        if (claims.FindFirst(claims.NameClaimType) is { } email) claims.RemoveClaim(email);
        claims.AddClaim(new Claim(claims.NameClaimType, user.Name));
        claims.AddClaim(new Claim(claims.RoleClaimType, user.Role.ClaimName()));
        return claims;
    }
}

/// <summary>Signs nobody in whose account is disabled, and notices it at the next look at their cookie.</summary>
internal sealed class PeopleSignIn(
    UserManager<Person> people, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> log, Microsoft.AspNetCore.Authentication.IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation)
    : SignInManager<Person>(people, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Person user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    public override async Task<bool> ValidateSecurityStampAsync(Person? user, string? securityStamp) =>
        user?.DisabledAt is null && await base.ValidateSecurityStampAsync(user, securityStamp);
}

/// <summary>Ends the sign-in of a page that is open when the account behind it is disabled or its password changed.</summary>
internal sealed class OpenPages(ILoggerFactory log, IServiceScopeFactory scopes)
    : Microsoft.AspNetCore.Components.Server.RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => SignIn.Recheck;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInManager<Person>>().ValidateSecurityStampAsync(authenticationState.User) is not null;
    }
}
