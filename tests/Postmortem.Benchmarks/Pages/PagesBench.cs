using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Postmortem.Benchmarks;

/// <summary>
/// What a page costs that needs no circuit to be read: requests a second over four connections, signed in to the sample organisation, beside the
/// first page of the empty template in the same run. The client takes its share of the same processors, so the server's own time is told too.
/// One reader asks again and again; <c>--readers N</c> asks as so many who take turns, so that nothing is answered from what was read a moment ago.
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

    private const int MostRounds = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = Given(args, "--seconds", 4);
        double least;
        using (var template = await EmptyTemplate.BuildAsync())
        {
            await using var empty = await template.ServeAsync();
            using var client = Client(empty.Address);
            least = await MeasureAsync("the empty template", empty, new Readers(client, ["nobody=1"]), "/", seconds, null);
        }
        await using var program = await ServedProgram.StartAsync(ServedProgram.OfThisProject("Postmortem.Web"), "is open at", ["serve", "--demo"]);
        using var visitor = Client(program.Address);
        var readers = new Readers(visitor, await SignInAsync(program.Address, Given(args, "--readers", 1)));
        foreach (var page in Pages) await LoadAsync(readers, page, TimeSpan.FromSeconds(seconds)); // what all of them share is compiled by all of them
        foreach (var page in Pages) await MeasureAsync(page, program, readers, page, seconds, least);
        var bytes = await FirstVisitAsync(readers);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a first visit to / with its styles and scripts, compressed: {bytes / 1024.0:F0} KB"));
        return 0;
    }

    private static int Given(string[] args, string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
        ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private static HttpClient Client(Uri address) =>
        new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = Connections, AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>Signs a manager of the sample in, so many times.</summary>
    /// <returns>The cookies of each.</returns>
    private static async Task<IReadOnlyList<string>> SignInAsync(Uri address, int times)
    {
        var signedIn = new List<string>();
        for (var i = 0; i < times; i++)
        {
            var cookies = new CookieContainer();
            using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
            var form = Form.Matches(await client.GetStringAsync("/demo")).Select(m => m.Value).First(f => f.Contains("Ruth", StringComparison.Ordinal));
            // Each person is a button of one form; the first is a manager.
            var fields = Field.Matches(form).GroupBy(m => WebUtility.HtmlDecode(m.Groups["name"].Value))
                .ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.First().Groups["value"].Value));
            using var answer = await client.PostAsync("/demo", new FormUrlEncodedContent(fields));
            if (answer.Headers.Location is not { } to || new Uri(address, to).AbsolutePath != "/")
                throw new InvalidOperationException("Nobody could be signed in to the sample.");
            signedIn.Add(cookies.GetCookieHeader(address));
        }
        return signedIn;
    }

    /// <param name="least">Milliseconds of the server for a page of the template; null where this is it.</param>
    /// <returns>Milliseconds of the server for one page.</returns>
    private static async Task<double> MeasureAsync(string name, ServedProgram program, Readers readers, string page, int seconds, double? least)
    {
        // The program is compiled anew while it serves: for as long as that makes it quicker, its compiler is measured too.
        var (each, rate) = (double.MaxValue, 0.0);
        for (var round = 0; round < MostRounds; round++)
        {
            var (before, clock) = (program.Work(), Stopwatch.StartNew());
            var count = await LoadAsync(readers, page, TimeSpan.FromSeconds(seconds));
            var now = (program.Work() - before).TotalMilliseconds / count;
            var isQuicker = now < each * 0.95;
            if (now < each) (each, rate) = (now, count / clock.Elapsed.TotalSeconds);
            if (!isQuicker && round > 2) break;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {rate,7:F0} a second, {each,6:F2} ms of the server each")
            + (least is { } template ? string.Create(CultureInfo.InvariantCulture, $", {template / each:P0} of the template's rate by that") : ""));
        return each;
    }

    private static async Task<int> LoadAsync(Readers readers, string page, TimeSpan time)
    {
        var (count, clock) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < time)
            {
                using var answer = await readers.GetAsync(page);
                answer.EnsureSuccessStatusCode();
                Interlocked.Increment(ref count);
            }
        })));
        return count;
    }

    /// <summary>Bytes of a page and of the styles and scripts it asks for, compressed as a browser takes them.</summary>
    private static async Task<long> FirstVisitAsync(Readers readers)
    {
        using var page = await readers.GetAsync("/");
        var assets = Asset.Matches(await page.Content.ReadAsStringAsync()).Select(m => m.Groups["address"].Value).Distinct();
        var bytes = 0L;
        foreach (var asset in assets.Prepend("/"))
        {
            using var answer = await readers.GetAsync(asset, "br, gzip");
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
        return bytes;
    }

    /// <summary>Who asks, one after the other.</summary>
    private sealed class Readers(HttpClient client, IReadOnlyList<string> cookies)
    {
        private int _next;

        public async Task<HttpResponseMessage> GetAsync(string page, string? encoding = null)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, page);
            asked.Headers.Add("Cookie", cookies[(int)((uint)Interlocked.Increment(ref _next) % cookies.Count)]);
            if (encoding is not null) asked.Headers.Add("Accept-Encoding", encoding);
            return await client.SendAsync(asked);
        }
    }
}
