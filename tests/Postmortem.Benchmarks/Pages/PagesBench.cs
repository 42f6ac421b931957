using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Postmortem.Benchmarks;

/// <summary>
/// What a page costs that needs no circuit to be read: requests a second over four connections, signed in to the sample organisation, beside the
/// first page of the empty template in the same run. The client takes its share of the same processors, so the server's own time is told too.
/// </summary>
internal static partial class PagesBench
{
    private const int Connections = 4;

    private static readonly string[] Pages =
    [
        "/", "/actions", "/reviews", "/incidents", "/notices", "/people", "/incidents/1", "/notices/1", "/search?q=card", "/reviews/1/history",
        "/reviews/2/pause", "/reviews/2/analyze", "/reviews/3/fix",
    ];

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form { get; }

    [GeneratedRegex("name=\"(?<name>[^\"]*)\"[^>]* value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Field { get; }

    /// <summary>Style sheets and scripts that a page asks for.</summary>
    [GeneratedRegex("(?:<link[^>]* rel=\"(?:stylesheet|modulepreload|preload)\"[^>]* href|<script[^>]* src)=\"(?<address>[^\"]+)\"")]
    private static partial Regex Asset { get; }

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args is ["--seconds", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 6;
        double least;
        using (var template = await EmptyTemplate.BuildAsync())
        {
            await using var empty = await template.ServeAsync();
            using var client = Client(empty.Address, new CookieContainer());
            least = await MeasureAsync("the empty template", empty, client, "/", seconds, null);
        }
        await using var program = await ServedProgram.StartAsync(ServedProgram.OfThisProject("Postmortem.Web"), "is open at", ["serve", "--demo"]);
        var cookies = new CookieContainer();
        using var visitor = Client(program.Address, cookies);
        await SignInAsync(visitor);
        foreach (var page in Pages) await MeasureAsync(page, program, visitor, page, seconds, least);
        var bytes = await FirstVisitAsync(program.Address, cookies);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a first visit to / with its styles and scripts, compressed: {bytes / 1024.0:F0} KB"));
        return 0;
    }

    private static HttpClient Client(Uri address, CookieContainer cookies) => new(new SocketsHttpHandler
    {
        CookieContainer = cookies,
        MaxConnectionsPerServer = Connections,
        AllowAutoRedirect = true,
    })
    { BaseAddress = address };

    private static async Task SignInAsync(HttpClient client)
    {
        var form = Form.Matches(await client.GetStringAsync("/demo")).Select(m => m.Value).First(f => f.Contains("Ruth", StringComparison.Ordinal));
        // Each person is a button of one form; the first is a manager.
        var fields = Field.Matches(form).GroupBy(m => WebUtility.HtmlDecode(m.Groups["name"].Value))
            .ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.First().Groups["value"].Value));
        using var answer = await client.PostAsync("/demo", new FormUrlEncodedContent(fields));
        if (answer.RequestMessage?.RequestUri?.AbsolutePath != "/") throw new InvalidOperationException("Nobody could be signed in to the sample.");
    }

    /// <param name="least">Milliseconds of the server for a page of the template; null where this is it.</param>
    /// <returns>Milliseconds of the server for one page.</returns>
    private static async Task<double> MeasureAsync(string name, ServedProgram program, HttpClient client, string page, int seconds, double? least)
    {
        await LoadAsync(client, page, TimeSpan.FromSeconds(seconds / 2.0)); // while it is compiled
        var (before, clock) = (program.Work(), Stopwatch.StartNew());
        var count = await LoadAsync(client, page, TimeSpan.FromSeconds(seconds));
        var each = (program.Work() - before).TotalMilliseconds / count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-22} {count / clock.Elapsed.TotalSeconds,7:F0} a second, {each,6:F2} ms of the server each")
            + (least is { } template ? string.Create(CultureInfo.InvariantCulture, $", {template / each:P0} of the template's rate by that") : ""));
        return each;
    }

    private static async Task<int> LoadAsync(HttpClient client, string page, TimeSpan time)
    {
        var (count, clock) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < time)
            {
                using var answer = await client.GetAsync(page);
                answer.EnsureSuccessStatusCode();
                Interlocked.Increment(ref count);
            }
        })));
        return count;
    }

    /// <summary>Bytes of a page and of the styles and scripts it asks for, compressed as a browser takes them.</summary>
    private static async Task<long> FirstVisitAsync(Uri address, CookieContainer cookies)
    {
        using var client = Client(address, cookies);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        using var plain = Client(address, cookies);
        var assets = Asset.Matches(await plain.GetStringAsync("/")).Select(m => m.Groups["address"].Value).Distinct();
        var bytes = 0L;
        foreach (var asset in assets.Prepend("/")) bytes += (await client.GetByteArrayAsync(asset)).Length;
        return bytes;
    }
}
