using Microsoft.Extensions.Logging.Console;
using Postmortem.Reports;

namespace Postmortem.Web.Api;

/// <summary>What the host adds so that documents leave the house: files, customers' letters, and two safeguards.</summary>
public static class Documents
{
    /// <summary>
    /// Keeps customers' secrets out of the log: the framework would write every address at level Information, and debug-level
    /// parts of it too. Holds even where the configuration asks for more, because these names are longer than "Microsoft.AspNetCore".
    /// </summary>
    public static WebApplicationBuilder AddDocuments(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var talkative in new[] { "Hosting.Diagnostics", "Routing", "StaticFiles", "StaticAssets", "Http.Result", "HttpLogging", "ResponseCompression",
            "Cors" })
            builder.Logging.AddFilter("Microsoft.AspNetCore." + talkative, LogLevel.Warning);
        builder.Services.AddSingleton<AnswerThrottle>();
        builder.Services.Configure<SimpleConsoleFormatterOptions>(options => options.IncludeScopes = false); // a scope holds the address
        return builder;
    }

    /// <summary>PDFs, and the pages behind customers' secret links.</summary>
    public static WebApplication MapDocuments(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapDocumentFiles();
        app.MapCustomerLetters();
        return app;
    }

    /// <summary>For the start-up and the command line: says on <paramref name="error"/> what is wrong with which template, as file:line:column.</summary>
    /// <returns>True when every template can be used; the program must not serve otherwise.</returns>
    public static async Task<bool> TemplatesAreSoundAsync(this IServiceProvider services, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var problems = services.GetRequiredService<TemplateCheck>().Problems();
        foreach (var problem in problems) await error.WriteLineAsync($"templates/{problem}");
        return problems.Count == 0;
    }
}
