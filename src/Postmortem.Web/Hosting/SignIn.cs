using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Web.Hosting;

/// <summary>Accounts: ASP.NET Core Identity over our own people, a cookie, and roles as claims.</summary>
public static class SignIn
{
    public const string Path = "/sign-in";

    /// <summary>The claim that names the <see cref="DeviceSession"/> of a cookie.</summary>
    public const string SessionClaim = "postmortem:session";

    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder, StorageOptions storage)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(storage);
        var services = builder.Services;
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContext()); // Identity's own store asks for one
        var plainLoopback = Addresses.ArePlainLoopback(builder.Configuration);
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options => Configure(options, plainLoopback)));
        if (!plainLoopback)
        {
            services.AddAntiforgery(options => options.Cookie.Name = "__Host-Postmortem-Form");
            // Here and not with each cookie: a form's own setting refuses every page that a proxy asked for over plain HTTP without saying how the
            // visitor asked it.
            services.Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always);
        }
        services.AddSingleton<KnownBrowser>();
        services.AddIdentityCore<Person>().AddSignInManager<PeopleSignIn>().AddClaimsPrincipalFactory<PersonClaims>().AddEntityFrameworkStores<PostmortemDb>();
        services.AddSingleton<OpenPages>();
        services.AddHostedService(s => s.GetRequiredService<OpenPages>());
        services.AddScoped<CircuitHandler, PageSession>();
        return builder;
    }

    /// <summary>Signing out is a POST with a token, so that no link or picture elsewhere can do it.</summary>
    public static WebApplication MapSignOut(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost("/sign-out", async (HttpContext http, SignInManager<Person> manager, DeviceService devices, IAntiforgery tokens) =>
        {
            if (!await tokens.IsRequestValidAsync(http)) return Results.BadRequest();
            // On the server first: a copy of the cookie is worth nothing from here on. Where that cannot be stored, nobody is told that they are out.
            if (http.User.Actor() is { By: { } by } actor
                && await devices.EndAsync(actor, by.SessionId, http.RequestAborted) is { Kind: RefusalKind.Unavailable } refusal)
                return Components.Pages.Problem.Because(http, refusal with { Sentence = $"You are still signed in. {refusal.Sentence}" });
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
        var id = Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."));
        // Without a session it is one that the store finds over, never one that it trusts.
        var session = Guid.TryParse(person.FindFirstValue(SessionClaim), out var known) ? known : Guid.Empty;
        return new Actor(id, new SignedInBy(session, person.FindFirstValue(StampClaim) ?? ""));
    }

    /// <summary>"administrator", "manager" or "member": the role's name as a claim and in [Authorize].</summary>
    public static string ClaimName(this Role role) => role.ToString().ToLowerInvariant();

    /// <summary>A place on this site to go to after signing in; anything else becomes the first page.</summary>
    public static string LocalOrFirst(string? returnUrl) =>
        returnUrl is ['/', ..] && Uri.TryCreate(Here, returnUrl, out var place) && place.Authority == Here.Authority
            && !place.AbsolutePath.StartsWith(Path, StringComparison.OrdinalIgnoreCase) && !place.AbsolutePath.StartsWith("//", StringComparison.Ordinal)
            ? place.PathAndQuery + place.Fragment // escaped: a header holds no letter with an accent
            : "/";

    private static readonly Uri Here = new("http://here.invalid");

    private static void Configure(CookieAuthenticationOptions options, bool plainLoopback)
    {
        // __Host- needs a secure origin. On http://localhost not every browser counts as one, and there nobody listens in between.
        options.Cookie.Name = plainLoopback ? "Postmortem" : "__Host-Postmortem";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = DeviceSession.Life;
        options.SlidingExpiration = false;
        options.LoginPath = Path;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound; // "not there" and "not yours" look the same
            var page = (context.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "a page";
            context.HttpContext.RequestServices.GetRequiredService<SecurityLog>()
                .TurnedAway(context.HttpContext.User.Actor().PersonId, page, RefusalKind.NotFound);
            return Task.CompletedTask;
        };
    }

    /// <summary>Asks at every request whether the sign-in lasts, and takes in a name or a role that was changed.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // A style and a script are nobody's, and the page that says that nothing can be read has some too.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The page that tells of a failure holds nothing of anybody's, and must not meet the same failure.
            context.RejectPrincipal();
            return;
        }
        var held = await context.HttpContext.RequestServices.GetRequiredService<DeviceService>()
            .HoldsAsync(context.Principal!.Actor(), context.HttpContext.RequestAborted);
        if (!held.Ok)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }
        var me = held.Value;
        if (context.Principal!.Identity?.Name == me.Name && context.Principal.IsInRole(me.Role.ClaimName())) return;
        var renewed = await context.HttpContext.RequestServices.GetRequiredService<SignInManager<Person>>().CreateUserPrincipalAsync(me);
        renewed.Identities.First().AddClaims(context.Principal.FindAll(SessionClaim));
        context.ReplacePrincipal(renewed);
        context.ShouldRenew = true;
    }
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

/// <summary>Signs nobody in whose account is disabled, and gives out no cookie without a session on the server.</summary>
public sealed class PeopleSignIn(
    UserManager<Person> people, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation, DeviceService devices)
    : SignInManager<Person>(people, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Person user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    /// <summary>Begins a session on this device for somebody who has shown who they are.</summary>
    /// <returns>Why there is none; null where the cookie is on its way.</returns>
    public async Task<Refusal?> BeginAsync(Guid personId, bool keep)
    {
        var begun = await devices.BeginAsync(personId, DeviceName.Of(Context.Request.Headers.UserAgent.ToString()), Context.RequestAborted);
        if (begun.Refusal is { } refusal) return refusal;
        var session = new Claim(SignIn.SessionClaim, begun.Value.Id.ToString());
        await SignInWithClaimsAsync((await UserManager.FindByIdAsync(personId.ToString()))!, keep, [session]);
        return null;
    }

    /// <summary>A cookie that only takes in a new name or stamp goes on with the session it has, and ends when that one does.</summary>
    public override Task SignInWithClaimsAsync(Person user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        List<Claim> added = [.. additionalClaims];
        if (!added.Exists(c => c.Type == SignIn.SessionClaim))
            added.Add(Context.User.FindFirst(SignIn.SessionClaim) ?? throw new InvalidOperationException("A sign-in begins with BeginAsync."));
        return base.SignInWithClaimsAsync(user, authenticationProperties, added);
    }
}
