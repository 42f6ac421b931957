using Postmortem.People;

namespace Postmortem.Web.Hosting;

/// <summary>Until the organisation is set up there is nothing to see but set-up.</summary>
public static class SetUp
{
    public const string Path = "/set-up";

    private static readonly PathString[] Open = [Path, Theme.Path, "/_framework", "/_blazor", "/problem"];

    public static IApplicationBuilder UseSetUp(this IApplicationBuilder app)
    {
        var founded = false;
        return app.Use(async (context, next) =>
        {
            // Founded once is founded for ever, so after that not even a read is spent on it.
            if (!founded) founded = await context.RequestServices.GetRequiredService<PeopleService>().IsSetUpAsync(context.RequestAborted);
            var isPage = !System.IO.Path.HasExtension(context.Request.Path.Value)
                && !Array.Exists(Open, open => context.Request.Path.StartsWithSegments(open, StringComparison.OrdinalIgnoreCase));
            if (founded || !isPage) await next(context);
            else context.Response.Redirect(Path);
        });
    }
}
