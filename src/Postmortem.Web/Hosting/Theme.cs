using Microsoft.AspNetCore.Antiforgery;

namespace Postmortem.Web.Hosting;

/// <summary>A reader's own choice of light or dark, kept in a cookie of this device: it is about a screen, not a person.</summary>
public static class Theme
{
    public const string Path = "/theme";

    private const string Cookie = "theme";

    /// <returns>"light", "dark", or null to follow the system.</returns>
    public static string? Of(HttpContext? context) => context?.Request.Cookies[CookieNames.Of(context, Cookie)] is ("light" or "dark") and { } chosen
        ? chosen : null;

    /// <summary>Takes the choice from the form of <c>ThemeChoice</c> and goes back to the page it was made on.</summary>
    public static IEndpointConventionBuilder MapTheme(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, async (HttpContext context, IAntiforgery tokens) =>
        {
            if (!await tokens.IsRequestValidAsync(context)) return Results.BadRequest();
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var (name, options) = (CookieNames.Of(context, Cookie), CookieNames.Options(context, TimeSpan.FromDays(365)));
            if (form[Cookie].ToString() is "light" or "dark") context.Response.Cookies.Append(name, form[Cookie].ToString(), options);
            else context.Response.Cookies.Delete(name, options);
            return Results.LocalRedirect(SignIn.LocalOrFirst(form["back"]));
        });
}
