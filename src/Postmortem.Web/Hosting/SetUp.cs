using Postmortem.People;
using Postmortem.Storage;

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
            var isPage = !System.IO.Path.HasExtension(context.Request.Path.Value)
                && !Array.Exists(Open, open => context.Request.Path.StartsWithSegments(open, StringComparison.OrdinalIgnoreCase));
            if (!isPage || founded || await IsFoundedAsync(context)) await next(context);
            else context.Response.Redirect(Path);
        });

        async Task<bool> IsFoundedAsync(HttpContext context)
        {
            try
            {
                // Founded once is founded for ever, so after that not even a read is spent on it.
                return founded = await context.RequestServices.GetRequiredService<PeopleService>().IsSetUpAsync(context.RequestAborted);
            }
            catch (Exception e) when (StorageTrouble.Of(e) is not null)
            {
                return true; // whoever reads next says what is wrong, in its own words: a customer's page, or the page of errors
            }
        }
    }
}
