using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Exchange;
using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Benchmarks;

/// <summary>Imports Statuspage files of 900 incidents each through the same verb as the page and the command line, into SQLite.</summary>
internal static class ImportBench
{
    private const int IncidentsInAFile = 900;

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"postmortem-bench-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(folder);
        try
        {
            await using var services = new ServiceCollection().AddPostmortem(new StorageOptions(folder), folder).BuildServiceProvider();
            await services.GetRequiredService<Migrator>().MigrateAsync();
            var setUp = new SetUpText("Bench", "", "", "UTC", "Ada", "ada@bench.example", "four plain green words");
            var me = new Actor((await services.GetRequiredService<PeopleService>().SetUpAsync(setUp)).Value);
            var import = services.GetRequiredService<ImportService>();
            await ImportAsync(import, me, file: 0); // warm-up
            Console.WriteLine("| files | incidents | seconds | incidents a second | live memory after |");
            Console.WriteLine("|---|---|---|---|---|");
            foreach (var files in new[] { 1, 4, 12 }) await MeasureAsync(import, me, files);
            await MeasureSmallAsync(import, me);
            var again = await ImportAsync(import, me, file: 101);
            Console.WriteLine($"the same file again: {again.Unchanged} unchanged, {again.Created + again.Updated} written");
            return 0;
        }
        finally
        {
            new StorageOptions(folder).LetGo();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(ImportService import, Actor me, int files)
    {
        var clock = Stopwatch.StartNew();
        for (var file = 0; file < files; file++) await ImportAsync(import, me, (files * 100) + file + 1);
        var seconds = clock.Elapsed.TotalSeconds;
        var live = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {files} | {files * IncidentsInAFile:N0} | {seconds:F2} | {files * IncidentsInAFile / seconds:N0} | {live:F1} MB |"));
    }

    /// <summary>Files of one incident each, by CPU time: one transaction for each file, and fifty files in one as the command line does.</summary>
    private static async Task MeasureSmallAsync(ImportService import, Actor me)
    {
        const int Files = 500;
        foreach (var together in new[] { 1, 50 })
        {
            var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            foreach (var chunk in Enumerable.Range(0, Files).Chunk(together))
            {
                var files = chunk.Select(i => ($"small-{together}-{i}.md", (Func<Stream>)(() => new MemoryStream(Small(together, i))))).ToList();
                var imported = await import.ImportTogetherAsync(me, files, new ImportOptions(), dryRun: false);
                if (imported.Value.Sum(summary => summary.Created) != chunk.Length) throw new InvalidOperationException("Not every file became an incident.");
            }
            process.Refresh();
            var seconds = (process.TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Files} files of one incident, {together} in a transaction: {Files / seconds:N0} incidents a second of CPU time"));
        }
    }

    private static byte[] Small(int run, int i) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
        # Belt {i} of run {run} stood still

        Date: {new DateTime(2020, 1, 1).AddDays(i):yyyy-MM-dd}

        ## Timeline

        - 09:00 UTC Belt {i} stands still
        - 09:20 UTC An alert tells of run {run}
        - 10:00 UTC The motor of belt {i} is replaced
        - 10:15 UTC Belt {i} is back to normal

        ## Action items

        - Listen to motor {i} every week (Owner: Fay, Due: 2020-12-01)
        """));

    private static async Task<ImportSummary> ImportAsync(ImportService import, Actor me, int file)
    {
        await using var stream = new MemoryStream(Write(file));
        var summary = (await import.ImportAsync(me, stream, $"bench-{file}.json", new ImportOptions(), dryRun: false, progress: null)).Value;
        return summary.Incidents == IncidentsInAFile && summary.Problems.Count == 0
            ? summary
            : throw new InvalidOperationException($"{summary.Incidents} incidents, {summary.Problems.Count} problems");
    }

    /// <summary>About 1.2 MB: four updates an incident, as status pages have them.</summary>
    private static byte[] Write(int file)
    {
        var json = new StringBuilder("{\"page\":{\"id\":\"bench\",\"name\":\"Bench\"},\"incidents\":[");
        var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(file);
        for (var i = 0; i < IncidentsInAFile; i++)
        {
            var at = start.AddHours(i);
            json.Append(CultureInfo.InvariantCulture, $$"""
                {{(i == 0 ? "" : ",")}}{"id":"f{{file}}i{{i}}","name":"Checkout slow in region {{i % 7}}","status":"resolved","impact":"minor",
                "created_at":"{{at:O}}","started_at":"{{at:O}}","updated_at":"{{at.AddHours(2):O}}","resolved_at":"{{at.AddHours(1):O}}",
                "shortlink":"https://stspg.example/{{i}}","components":[{"name":"Checkout"}],"incident_updates":[
                """);
            foreach (var (status, n) in new[] { ("investigating", 0), ("identified", 1), ("monitoring", 2), ("resolved", 3) })
            {
                var step = at.AddMinutes(n * 15);
                var clock = string.Create(CultureInfo.InvariantCulture, $"<strong>{step:HH:mm}</strong>");
                json.Append(CultureInfo.InvariantCulture, $$"""
                    {{(n == 0 ? "" : ",")}}{"id":"u{{n}}","status":"{{status}}",
                    "body":"Step {{n}}: customers in region {{i % 7}} wait for the checkout page; {{clock}} the queue is {{n * 100}} long and being worked on.",
                    "display_at":"{{step:O}}","affected_components":null}
                    """);
            }
            json.Append("]}");
        }
        return Encoding.UTF8.GetBytes(json.Append("]}").ToString());
    }
}
