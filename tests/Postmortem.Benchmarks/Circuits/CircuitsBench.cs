using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Postmortem.Benchmarks;

/// <summary>
/// Open pages under load. First 25 people who write in one text, one edit a second each: how long until an edit stands on every
/// other page. Then 1,000 open pages of reviews with 100 interactions a second of <see cref="Hand">several kinds</see>, every fifth a durable write.
/// </summary>
internal static class CircuitsBench
{
    /// <summary>Pages that one person holds open; the program allows 40.</summary>
    private const int PagesOfAPerson = 20;

    /// <summary>Pages that show the same review.</summary>
    private const int PagesOfAReview = 25;

    private const int InteractionsASecond = 100;
    private const int EveryNthIsDurable = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        var (editors, circuits, seconds, warm) = (Option(args, "--editors", 25), Option(args, "--circuits", 1_000), Option(args, "--seconds", 30),
            Option(args, "--warm", 30));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load of the machine before: {Load()}"));
        if (editors > 0) await EditAsync(editors, seconds, warm);
        if (circuits > 0) await InteractAsync(circuits, seconds, warm);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load of the machine after: {Load()}"));
        return 0;
    }

    /// <summary>Each editor has a paragraph of their own in the same text and puts a new word into it once a second.</summary>
    /// <param name="warm">Seconds of the same before anything is measured: the program is compiled while it runs.</param>
    private static async Task EditAsync(int editors, int seconds, int warm)
    {
        var text = string.Join("\n\n", Enumerable.Range(0, editors)
            .Select(i => $"P{i}: word. The customer waited at the desk and was told that the refund had been paid, which it had not."));
        await using var work = await ServedWork.StartAsync(editors, 1, text);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds + warm + 180));
        var pages = new List<EditorPage>();
        for (var i = 0; i < editors; i++)
        {
            var (client, cookie) = await work.SignInAsync(i);
            pages.Add(new EditorPage(i, await Circuit.OpenAsync(client, cookie, $"/reviews/{work.Reviews[0]}/pause?open=customer-view", EditorPage.Field,
                patience.Token), text, patience.Token));
        }
        if (warm > 0) await Task.WhenAll(pages.Select(page => Task.Run(() => page.EditEverySecondAsync("w", warm, editors))));
        foreach (var page in pages) page.Forget();
        var before = work.Work();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(pages.Select(page => Task.Run(() => page.EditEverySecondAsync("n", seconds, editors))));
        await Task.Delay(TimeSpan.FromSeconds(3), patience.Token); // the last edits arrive
        var edits = pages.SelectMany(p => p.Sent).ToDictionary(e => e.Key, e => e.Value);
        List<double> latencies = [];
        var missing = 0;
        foreach (var page in pages)
            foreach (var (word, sent) in edits)
                if (page.Sent.ContainsKey(word)) continue;
                else if (page.Seen.TryGetValue(word, out var seen)) latencies.Add(Stopwatch.GetElapsedTime(sent, seen).TotalMilliseconds);
                else missing++;
        var busy = (work.Work() - before) / clock.Elapsed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{editors} people in one text, one edit a second each, {seconds} s: {edits.Count} edits, "
            + $"{latencies.Count} appearances on other pages, {missing} replaced before they were seen"));
        Console.WriteLine($"  from edit to appearance: {Percentiles(latencies)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  the server used {busy:P0} of one processor; pages with trouble: {pages.Count(p => p.Page.Trouble is not null)}"));
        foreach (var page in pages) await page.Page.DisposeAsync();
    }

    private static async Task InteractAsync(int circuits, int seconds, int warm)
    {
        await using var work = await ServedWork.StartAsync((circuits + PagesOfAPerson - 1) / PagesOfAPerson, (circuits + PagesOfAReview - 1) / PagesOfAReview,
            "They waited.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds + warm + 600));
        await OpenAsync(work, Math.Min(circuits, 2 * PagesOfAPerson), [], patience.Token, warm: true);
        var memory = work.Memory();
        List<OpenPage> pages = [];
        var clock = Stopwatch.StartNew();
        await OpenAsync(work, circuits, pages, patience.Token);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{pages.Count} pages opened in {clock.Elapsed.TotalSeconds:F1} s; {KilobytesEach():F0} KB of the server's memory for each"));
        if (warm > 0) await InteractAsync(pages, warm, [], [], patience.Token);
        var (took, errors) = (new ConcurrentBag<(Hand Hand, double Milliseconds)>(), new ConcurrentBag<string>());
        var before = work.Work();
        clock.Restart();
        var count = await InteractAsync(pages, seconds, took, errors, patience.Token);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{pages.Count} pages, {count / clock.Elapsed.TotalSeconds:F0} interactions a second for {seconds} s, every fifth a durable write:"));
        Console.WriteLine($"  all: {Percentiles([.. took.Select(t => t.Milliseconds)])}");
        Console.WriteLine($"  durable writes: {Percentiles([.. took.Where(t => Hand.Durable.Contains(t.Hand)).Select(t => t.Milliseconds)])}");
        foreach (var kind in took.GroupBy(t => t.Hand.Name)) Console.WriteLine($"  somebody {kind.Key}: {Percentiles([.. kind.Select(t => t.Milliseconds)])}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {errors.Count} errors; the server used {(work.Work() - before) / clock.Elapsed:P0} of one processor; "
            + $"{KilobytesEach():F0} KB for each page at the end"));
        foreach (var error in errors.Distinct().Take(3)) Console.WriteLine($"  {error}");
        foreach (var page in pages) await page.Page.DisposeAsync();

        double KilobytesEach() => (work.Memory() - memory) / 1024.0 / pages.Count;
    }

    /// <returns>How many interactions there were.</returns>
    private static async Task<int> InteractAsync(List<OpenPage> pages, int seconds, ConcurrentBag<(Hand, double)> took,
        ConcurrentBag<string> errors, CancellationToken ct)
    {
        List<OpenPage> writers = [.. pages.Where(p => p.IsDurable)], readers = [.. pages.Where(p => !p.IsDurable)];
        List<Task> running = [];
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(1000.0 / InteractionsASecond));
        for (var n = 0; n < seconds * InteractionsASecond && await beat.WaitForNextTickAsync(ct); n++)
        {
            var from = n % EveryNthIsDurable == 0 ? writers : readers;
            var page = from[n * 7919 % from.Count];
            running.Add(Task.Run(() => InteractAsync(page, took, errors, ct), ct));
        }
        await Task.WhenAll(running);
        return running.Count;
    }

    /// <summary>Every fifth is one on which something is stored; one question a page is open, as people work.</summary>
    private static async Task OpenAsync(ServedWork work, int circuits, List<OpenPage> pages, CancellationToken ct, bool warm = false)
    {
        await Parallel.ForAsync(0, (circuits + PagesOfAPerson - 1) / PagesOfAPerson, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct },
            async (person, stop) =>
        {
            var (client, cookie) = await work.SignInAsync(person);
            for (var i = person * PagesOfAPerson; i < Math.Min(circuits, (person + 1) * PagesOfAPerson); i++)
            {
                var (durable, review) = (i % EveryNthIsDurable == 0, work.Reviews[i / PagesOfAReview % work.Reviews.Count]);
                var hand = durable ? Hand.Durable[i / EveryNthIsDurable % Hand.Durable.Count] : Hand.Quick[i % Hand.Quick.Count];
                var page = await Circuit.OpenAsync(client, cookie, $"/reviews/{review}/{hand.Page}", hand.Id, stop, hand.Event);
                EditorPage.TakeAllOn(page, ct);
                if (warm) await page.DisposeAsync();
                else lock (pages) pages.Add(new OpenPage(page, hand, durable));
            }
        });
    }

    private static async Task InteractAsync(OpenPage open, ConcurrentBag<(Hand, double)> took, ConcurrentBag<string> errors, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await open.DoAsync(ct);
            took.Add((open.Hand, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException or KeyNotFoundException)
        {
            errors.Add(e.Message);
        }
    }

    private static string Percentiles(List<double> milliseconds)
    {
        if (milliseconds.Count == 0) return "nothing was measured";
        milliseconds.Sort();
        double At(double part) => milliseconds[Math.Min(milliseconds.Count - 1, (int)(part * milliseconds.Count))];
        return string.Create(CultureInfo.InvariantCulture,
            $"p50 {At(0.5):F0} ms, p95 {At(0.95):F0} ms, p99 {At(0.99):F0} ms, longest {milliseconds[^1]:F0} ms");
    }

    private static int Option(string[] args, string name, int unset) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : unset;

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown";

    private sealed class OpenPage(Circuit page, Hand hand, bool isDurable)
    {
        private int _turns;

        public Circuit Page => page;
        public Hand Hand => hand;
        public bool IsDurable => isDurable;

        public Task DoAsync(CancellationToken ct) => hand.DoAsync(page, Interlocked.Increment(ref _turns), ct);
    }
}
