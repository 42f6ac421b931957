using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Postmortem.Web.Components.Layout;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Tests.Kit;

/// <summary>
/// The shell alone on a free port, without storage: a cookie named "as" signs in. What the shell promises is so checked
/// apart from what features put into it.
/// </summary>
internal sealed class KitHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private KitHost(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public static async Task<KitHost> StartAsync(
        string environment = "Production", int port = 0, Action<WebApplication>? with = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebShell).Assembly.GetName().Name,
            EnvironmentName = environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, CookieSaysWho>("test", _ => { });
        builder.Services.AddScoped<IShellFacts, SignInAlone>();
        builder.AddWebShell();
        services?.Invoke(builder.Services);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.UseWebShell();
        app.MapGet("/fails", IResult () => throw new InvalidOperationException("on purpose"));
        with?.Invoke(app);
        await app.StartAsync();
        return new KitHost(app);
    }

    /// <param name="role">Null for nobody signed in.</param>
    public HttpClient Client(string? role = null)
    {
        var client = new HttpClient(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All
        })
        { BaseAddress = Address };
        if (role is not null) client.DefaultRequestHeaders.Add("Cookie", "as=" + role);
        return client;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>What can be told without storage: the name and the role.</summary>
    private sealed class SignInAlone : IShellFacts
    {
        public ValueTask<ShellFacts> ForAsync(ClaimsPrincipal person, CancellationToken cancellation) => ValueTask.FromResult(new ShellFacts(
            "Northwind", "Nobody waits on us twice for the same reason.", person.Identity?.Name, person.FindFirstValue(ClaimTypes.Role),
            person.IsInRole("manager") || person.IsInRole("administrator"), person.IsInRole("administrator"),
            new Dictionary<string, int> { ["/actions"] = 23 }));
    }

    private sealed class CookieSaysWho(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Cookies["as"] is not { } role) return Task.FromResult(AuthenticateResult.NoResult());
            Claim[] claims = [new(ClaimTypes.NameIdentifier, "1"), new(ClaimTypes.Name, "Ines Roy"), new(ClaimTypes.Role, role)];
            var person = new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, "test")));
        }
    }
}
