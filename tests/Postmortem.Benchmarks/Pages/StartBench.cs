using System.Diagnostics;
using System.Globalization;

namespace Postmortem.Benchmarks;

/// <summary>
/// From starting the process to the line that says it is open, and to its first page, as it is published and as it is built; beside the empty
/// template, which is made in the same way, by turns.
/// </summary>
internal static class StartBench
{
    private const int Times = 5;

    private sealed record Measured(double Open, double First, double Work);

    private sealed record Program(string Name, Func<Task<ServedProgram>> Start, string Page)
    {
        public List<Measured> Runs { get; } = [];
    }

    public static async Task<int> RunAsync()
    {
        using var template = await EmptyTemplate.BuildAsync();
        var folder = Directory.CreateTempSubdirectory("postmortem-start-").FullName;
        var published = Path.Combine(folder, "published");
        await EmptyTemplate.RunAsync("publish", Path.Combine(Checkout.Root, "src", "Postmortem.Web"), "--configuration", "Release", "--output", published,
            "-nodeReuse:false");
        var (theirs, ours) = (await template.PublishAsync(), Path.Combine(published, "Postmortem.Web.dll"));
        await MeasureAsync("published", Ours(ours, folder), new Program("the empty template", () => template.ServeAsync(theirs), "/"));
        await MeasureAsync("built", Ours(ServedProgram.OfThisProject("Postmortem.Web"), folder),
            new Program("the empty template", () => template.ServeAsync(), "/"));
        Console.WriteLine($"published it takes {Size(published) / 1_000_000} MB");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static Program Ours(string program, string folder) =>
        new("Postmortem", () => ServedProgram.StartAsync(program, "is open at", ["serve", "--data", Path.Combine(folder, "data")]), "/set-up");

    private static async Task MeasureAsync(string how, Program ours, Program theirs)
    {
        // The first of each is not counted: ours makes its database, and both are read from the disk.
        for (var i = 0; i <= Times; i++)
            foreach (var program in new[] { theirs, ours })
            {
                var run = await MeasureAsync(program);
                if (i > 0) program.Runs.Add(run);
            }
        Console.WriteLine($"as it is {how}");
        Say(ours);
        Say(theirs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"to the first page: {Median(ours, m => m.First) / Median(theirs, m => m.First):F1} times the template, "
            + $"of processor time {Median(ours, m => m.Work) / Median(theirs, m => m.Work):F1} times"));
    }

    private static async Task<Measured> MeasureAsync(Program program)
    {
        var clock = Stopwatch.StartNew();
        await using var served = await program.Start();
        var open = clock.Elapsed.TotalSeconds;
        using var client = new HttpClient { BaseAddress = served.Address };
        using var answer = await client.GetAsync(program.Page);
        answer.EnsureSuccessStatusCode();
        return new Measured(open, clock.Elapsed.TotalSeconds, served.Work().TotalSeconds);
    }

    private static void Say(Program program) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{program.Name,-20} open after {Median(program, m => m.Open):F2} s, first page after {Median(program, m => m.First):F2} s, "
        + $"processor time until then {Median(program, m => m.Work):F2} s; medians of {program.Runs.Count}"));

    private static double Median(Program program, Func<Measured, double> seconds) => program.Runs.Select(seconds).Order().ElementAt(Times / 2);

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
