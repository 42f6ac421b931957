namespace Postmortem.Web.Hosting;

/// <summary>The headers of every answer: pages, errors, static files and the API alike.</summary>
public static class SecurityHeaders
{
    /// <summary>No inline script, no inline style, nothing from elsewhere, and nobody may frame us.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private const string UnusedPowers =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

    private const string OneYear = "max-age=31536000";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment, because the error page starts by clearing every header that was set before it.
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Permissions-Policy"] = UnusedPowers;

        // A customer's link is a secret in an address: it must not travel to the next site as a referrer.
        headers["Referrer-Policy"] = "no-referrer";

        // The browser ignores it over plain HTTP, and a proxy that speaks HTTP to us may add it itself.
        if (context.Request.IsHttps) headers.StrictTransportSecurity = OneYear;
    }
}
