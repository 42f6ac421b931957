using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Postmortem.People;
using Postmortem.Storage;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Tests.Browser;

/// <summary>The program as the command line serves it, in this process and at a port that was free.</summary>
internal sealed class HostedProgram : ProgramOnTrial
{
    private readonly LogLines _log;
    private Func<string, WebApplication> _make = null!;
    private WebApplication _app = null!;

    private HostedProgram(LogLines log) => _log = log;

    public override Uri Address => new(_app.Urls.Single());
    public IServiceProvider Services => _app.Services;

    /// <summary>What it wrote to its log.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    /// <param name="begin">Fills its data folder before it starts; null for nothing at all.</param>
    /// <param name="level">What is written to its log.</param>
    /// <param name="more">Adds addresses to those it has.</param>
    /// <param name="certificate">With it, it answers over HTTPS.</param>
    /// <param name="services">Takes the place of some of its services.</param>
    /// <param name="hosts">The names under which it answers; null for those of this machine.</param>
    public static async Task<HostedProgram> StartAsync(Func<string, Task>? begin = null, LogLevel level = LogLevel.Warning, Action<WebApplication>? more = null,
        X509Certificate2? certificate = null, Action<IServiceCollection>? services = null, string? hosts = null)
    {
        var program = new HostedProgram(new LogLines());
        if (begin is not null) await begin(program.Data);
        program._make = url =>
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection([new("data", program.Data), new("AllowedHosts", hosts)]).Build();
            var builder = WebProgram.CreateBuilder(settings, url);
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
            builder.Logging.ClearProviders().AddProvider(program._log)
                .SetMinimumLevel(level).AddFilter("Microsoft", level).AddFilter("Microsoft.AspNetCore", level);
            FilledOnce.HashQuickly(builder.Services);
            // Machines that test are busy ones: a page that axe looks through answers nobody meanwhile.
            builder.Services.Configure<HubOptions>(o => o.ClientTimeoutInterval = TimeSpan.FromMinutes(5));
            services?.Invoke(builder.Services);
            var app = builder.BuildProgram();
            more?.Invoke(app);
            return app;
        };
        await program.OpenAsync(certificate is null ? "http://127.0.0.1:0" : "https://127.0.0.1:0");
        return program;
    }

    /// <summary>Ends without a word to its pages, and starts on the same data at the same address; what is killed is a RunningProgram.</summary>
    public async Task RestartAsync()
    {
        var url = Address.GetLeftPart(UriPartial.Authority);
        await EndAsync();
        await OpenAsync(url);
    }

    private async Task OpenAsync(string url)
    {
        _app = _make(url);
        await Services.GetRequiredService<Migrator>().MigrateAsync();
        await _app.StartAsync();
    }

    /// <summary>The cookie that somebody has after signing in with the form; the form has tests of its own.</summary>
    public async Task<Cookie> SignedInAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<SignInManager<Person>>();
        var person = await manager.UserManager.FindByEmailAsync(email);
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var times = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
        var session = await scope.ServiceProvider.GetRequiredService<DeviceService>().BeginAsync(person!.Id, "A test");
        var principal = await manager.CreateUserPrincipalAsync(person);
        principal.Identities.First().AddClaim(new Claim(SignIn.SessionClaim, session.Value.Id.ToString()));
        var ticket = new AuthenticationTicket(principal, times, IdentityConstants.ApplicationScheme);
        return new Cookie { Name = options.Cookie.Name!, Value = options.TicketDataFormat.Protect(ticket), Url = Address.ToString() };
    }

    protected override async Task EndAsync()
    {
        await FilledOnce.EndAsync(Services, _app);
        foreach (var line in Log.Where(line => line.Contains("Unhandled exception in circuit", StringComparison.Ordinal)).Distinct()) Console.WriteLine(line);
    }
}
