using System.Collections.Concurrent;
using System.Security.Claims;

namespace Postmortem.Web.Hosting;

/// <summary>
/// Who may hold a circuit, and how many. An open page of a review costs about 1 MB; without this, one anonymous client opened
/// 5,000 circuits in half a minute.
/// </summary>
public static class CircuitPolicy
{
    /// <summary>Open circuits (browser tabs with something live in them) one person may hold at once.</summary>
    public const int CircuitsPerPerson = 40;

    /// <summary>
    /// Bytes of the largest message a browser may send. One event carries a field's text twice, and JSON writes a control
    /// character in six bytes (\u0001): 1 MiB of any text needs 12 MiB, plus the envelope. With the default of 32 KB, a
    /// longer text closed the connection without a word and the page went on showing what had been lost.
    /// </summary>
    public const long LargestMessage = (2 * 6 * 1024 * 1024) + (64 * 1024);

    private static readonly PathString Hub = "/_blazor";

    public static IServerSideBlazorBuilder AddCircuits(this IRazorComponentsBuilder razor, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(razor);
        razor.Services.AddSingleton<CircuitCount>();
        return razor
            .AddInteractiveServerComponents(options =>
            {
                options.DetailedErrors = environment.IsDevelopment();
                // A page that was forgotten during three minutes without a connection would be drawn anew where it stands, and
                // its fields emptied. With nothing retained it is loaded again, and js/drafts.js puts back what was typed.
                options.PersistedCircuitInMemoryMaxRetained = 0;
            })
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LargestMessage);
    }

    /// <summary>Answers 401 to visitors who are not signed in, 429 to a person with too many circuits.</summary>
    public static IApplicationBuilder UseCircuitPolicy(this IApplicationBuilder app) => app.UseWebSockets().Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments(Hub, StringComparison.OrdinalIgnoreCase)) return next(context);
        if (context.User.Identity?.IsAuthenticated != true) return Answer(context, StatusCodes.Status401Unauthorized);
        // A page elsewhere may open a socket to us in its visitor's name; browsers say where it comes from.
        if (!IsFromHere(context.Request)) return Answer(context, StatusCodes.Status403Forbidden);
        return context.Request.Path == Hub ? ConnectAsync(context, next) : next(context);
    });

    private static bool IsFromHere(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value
            // Whoever can write into plain HTTP can open a page at http://our-name. Only on this machine is plain HTTP ours.
            && from.Scheme == (from.IsLoopback ? request.Scheme : Uri.UriSchemeHttps)));

    private static async Task ConnectAsync(HttpContext context, RequestDelegate next)
    {
        // WebSockets only: then one connection is one request, which lasts as long as its circuit and can be counted.
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Answer(context, StatusCodes.Status400BadRequest);
            return;
        }

        var count = context.RequestServices.GetRequiredService<CircuitCount>();
        var person = context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.User.Identity?.Name ?? "";
        if (!count.TryEnter(person, CircuitsPerPerson))
        {
            await Answer(context, StatusCodes.Status429TooManyRequests);
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            count.Leave(person);
        }
    }

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}

/// <summary>How many circuits each person holds in this process.</summary>
public sealed class CircuitCount
{
    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);

    /// <returns>False, and nothing is counted, when <paramref name="person"/> already holds <paramref name="most"/>.</returns>
    public bool TryEnter(string person, int most)
    {
        // AddOrUpdate may run its function more than once; the last run is the one that was stored.
        var refused = false;
        open.AddOrUpdate(
            person,
            _ =>
            {
                refused = most < 1;
                return refused ? 0 : 1;
            },
            (_, held) =>
            {
                refused = held >= most;
                return refused ? held : held + 1;
            });
        return !refused;
    }

    public void Leave(string person)
    {
        var left = open.AddOrUpdate(person, 0, (_, held) => Math.Max(0, held - 1));
        if (left == 0) open.TryRemove(KeyValuePair.Create(person, 0));
    }
}
