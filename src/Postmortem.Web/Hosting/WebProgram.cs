using Microsoft.AspNetCore.HostFiltering;
using Postmortem.Web.Api;

namespace Postmortem.Web.Hosting;

/// <summary>The whole program as one application, for whoever starts it.</summary>
public static class WebProgram
{
    /// <summary>Everything that the program consists of; what is registered afterwards takes its place.</summary>
    /// <param name="settings">Where the data and the templates are; they go before what stands in files.</param>
    /// <param name="urls">Where to listen, several separated by semicolons; null for what the settings say.</param>
    public static WebApplicationBuilder CreateBuilder(IConfiguration settings, string? urls)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(WebProgram).Assembly.GetName().Name, // its static files, whoever started the process
        });
        builder.Configuration.AddConfiguration(settings);
        if (urls is not null) builder.Configuration["urls"] = urls;
        builder.Configuration["AllowedHosts"] ??= Addresses.Hosts(builder.Configuration);
        builder.Services.Configure<HostFilteringOptions>(options => (options.AllowEmptyHosts, options.IncludeFailureMessage) = (false, false));
        Quieten(builder.Logging);
        builder.AddProduct();
        builder.AddWebShell();
        builder.AddDocuments();
        return builder;
    }

    /// <summary>The application with its pages and files, not started yet.</summary>
    public static WebApplication BuildProgram(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var app = builder.Build();
        app.UseWebShell(door: product => product.UseSetUp());
        app.MapSignOut();
        app.MapAccountLinkDoor();
        app.MapDocuments();
        return app;
    }

    /// <summary>A start is one line; what goes wrong later is still told.</summary>
    private static void Quieten(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // a start that fails is told in one sentence by whoever started it
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // keys stand unencrypted beside the database, as documented
    }
}
