using Microsoft.AspNetCore.Diagnostics;
using Postmortem.Storage;

namespace Postmortem.Web.Hosting;

/// <summary>Errors as pages in the house style, for people; programs get the bare status.</summary>
public static class KindErrors
{
    private static readonly PathString[] ForPrograms = ["/api", "/_blazor", "/_framework"];

    public static WebApplication UseKindErrors(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem/500",
            CreateScopeForErrors = true,
            // What is wrong with the disk is no mistake of the program, and goes by.
            StatusCodeSelector = e => StorageTrouble.Of(e) is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable,
        });
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.Use(async (context, next) =>
        {
            var program = Array.Exists(ForPrograms, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
            if (program && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            await next(context);
            // The page of errors is asked for next, in the same request. What was sent is not for it: it would be refused for the reason it was
            // refused here, and nothing would be shown at all.
            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest }) context.Request.Method = HttpMethods.Get;
        });
        return app;
    }
}
