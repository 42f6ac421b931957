using Microsoft.AspNetCore.Diagnostics;

namespace Postmortem.Web.Hosting;

/// <summary>Errors as pages in the house style, for people; programs get the bare status.</summary>
public static class KindErrors
{
    private static readonly PathString[] ForPrograms = ["/api", "/_blazor", "/_framework"];

    public static WebApplication UseKindErrors(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem/500", CreateScopeForErrors = true });
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            var program = Array.Exists(ForPrograms, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
            if (program && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(context);
        });
        return app;
    }
}
