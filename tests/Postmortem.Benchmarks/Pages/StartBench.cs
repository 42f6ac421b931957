using System.Diagnostics;
using System.Globalization;

namespace Postmortem.Benchmarks;

/// <summary>From starting the process to the line that says it is open, and to its first page; beside the empty template, by turns.</summary>
internal static class StartBench
{
    private const int Times = 5;

    public static async Task<int> RunAsync()
    {
        using var template = await EmptyTemplate.BuildAsync();
        var data = Directory.CreateTempSubdirectory("postmortem-start-").FullName;
        List<(double Open, double First)> ours = [], empty = [];
        for (var i = 0; i <= Times; i++)
        {
            // The first of each is not counted: ours makes its database, and both are read from the disk.
            var theirs = await MeasureAsync(() => template.ServeAsync(), "/");
            var mine = await MeasureAsync(
                () => ServedProgram.StartAsync(ServedProgram.OfThisProject("Postmortem.Web"), "is open at", ["serve", "--data", data]), "/set-up");
            if (i == 0) continue;
            empty.Add(theirs);
            ours.Add(mine);
        }
        Directory.Delete(data, recursive: true);
        Say("Postmortem", ours);
        Say("the empty template", empty);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"to the first page: {Median(ours.Select(m => m.First)) / Median(empty.Select(m => m.First)):F1} times the template"));
        return 0;
    }

    private static async Task<(double Open, double First)> MeasureAsync(Func<Task<ServedProgram>> start, string page)
    {
        var clock = Stopwatch.StartNew();
        await using var program = await start();
        var open = clock.Elapsed.TotalSeconds;
        using var client = new HttpClient { BaseAddress = program.Address };
        using var answer = await client.GetAsync(page);
        answer.EnsureSuccessStatusCode();
        return (open, clock.Elapsed.TotalSeconds);
    }

    private static void Say(string name, List<(double Open, double First)> measured)
    {
        var (open, first) = (Median(measured.Select(m => m.Open)), Median(measured.Select(m => m.First)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20} open after {open:F2} s, first page after {first:F2} s; medians of {measured.Count}"));
    }

    private static double Median(IEnumerable<double> seconds) => seconds.Order().ElementAt(Times / 2);
}
