using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Postmortem.Web.Components;
using Postmortem.Web.Components.Home;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Dialogs;
using Postmortem.Web.Components.Kit.Fields;
using Postmortem.Web.Components.Layout;
using Postmortem.Web.Components.Reviews.Hints;
using Postmortem.Web.Components.Reviews.Perspectives;

namespace Postmortem.Web.Hosting;

/// <summary>The web side of the composition root: what every page needs, whatever its feature.</summary>
public static class WebShell
{
    /// <summary>Registers pages, circuits, compression and the pieces that the layouts ask for.</summary>
    public static WebApplicationBuilder AddWebShell(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Without it, `dotnet run` outside the Development environment answers 200 with no bytes for every static file.
        builder.WebHost.UseStaticWebAssets();
        if (Addresses.Of(builder.Configuration) is [Addresses.Default]) builder.WebHost.UseUrls(Addresses.Default);
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        // Started from a build and not told otherwise, ASP.NET Core wraps every file anew in gzip that compresses nothing.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= builder.Environment.IsDevelopment() ? "true" : "false";

        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        // Closed unless a page says otherwise: a forgotten attribute shuts people out, not in.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents().AddCircuits(builder.Environment);
        services.AddScoped<ToastQueue>();
        services.AddScoped<PageFocus>();
        services.AddScoped<HomeWork>();
        services.AddScoped<HintMemory>();
        services.AddScoped<IHintMemory>(s => s.GetRequiredService<HintMemory>());
        services.AddScoped<PerspectiveBrowser>();
        services.AddScoped<PageConnection>();
        services.AddScoped<CircuitHandler>(s => s.GetRequiredService<PageConnection>());
        services.TryAddScoped<IShellFacts, ProductShellFacts>();
        services.AddResponseCompression(options =>
        {
            // Compressing over TLS matters only where another site can make the browser send our cookie along and guess
            // byte by byte; the cookie is SameSite=Lax and the form tokens differ in every answer.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        return builder;
    }

    /// <summary>
    /// The order of the pipeline. The headers come first, so that error pages and static files carry them too.
    /// Sign-in adds its endpoints after this call.
    /// </summary>
    /// <param name="door">What stands before sign-in, such as set-up; the shell itself knows nothing of the product.</param>
    public static WebApplication UseWebShell(this WebApplication app, Action<WebApplication>? door = null)
    {
        ArgumentNullException.ThrowIfNull(app);

        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseKindErrors();
        door?.Invoke(app);
        app.UseCookiePolicy();
        app.UseAuthentication();
        app.UseCircuitPolicy();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use((context, next) =>
        {
            var isRefused = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
            // The page that tells of a failure takes nothing in, whoever sent what.
            if (!isRefused || context.Features.Get<IExceptionHandlerFeature>() is not null) return next(context);
            // A page would answer with the same status and nothing else, and say that it is a page: whoever sent a form would see an empty window.
            context.Features.Set<IAntiforgeryValidationFeature>(null); // the page of errors, which is shown instead, was not sent
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });

        app.MapStaticAssets().AllowAnonymous();
        app.MapTheme();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
            // Ours is stricter and is on every answer; two policies would only confuse.
            options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
