using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Timeline;
using Postmortem.Storage;

namespace Postmortem.Benchmarks;

/// <summary>
/// Adds, changes and removes entries of a review with 5,000 of them, through the same verbs as the page and into SQLite, and reads the review
/// again after each as the page does.
/// </summary>
internal static class TimelineBench
{
    private const int Entries = 5_000, Rounds = 200;

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"postmortem-bench-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(folder);
        try
        {
            var templates = Checkout.Folder("templates");
            await using var services = new ServiceCollection().AddPostmortem(new StorageOptions(folder), templates).BuildServiceProvider();
            await services.GetRequiredService<Migrator>().MigrateAsync();
            var me = new Actor((await services.GetRequiredService<PeopleService>()
                .SetUpAsync(new SetUpText("Bench", "", "", "UTC", "Ada", "ada@bench.example", "four plain green words"))).Value);
            var incident = (await services.GetRequiredService<IncidentService>().ReportAsync(me, new IncidentText { Title = "A long day" })).Value;
            var (reviews, timeline) = (services.GetRequiredService<ReviewService>(), services.GetRequiredService<TimelineService>());
            var review = (await reviews.StartAsync(me, [incident], "standard")).Value;
            var ids = await FillAsync(timeline, me, review);
            await MeasureAsync(reviews, timeline, me, review, ids, rounds: 20); // warm-up
            Console.WriteLine($"A review of {Entries:N0} entries, {Rounds} times each; milliseconds, median / 95th percentile:");
            Console.WriteLine("| verb | the verb | reading the review again | both |");
            Console.WriteLine("|---|---|---|---|");
            foreach (var (name, times) in await MeasureAsync(reviews, timeline, me, review, ids, Rounds))
            {
                var (verb, read) = (Say(times.Select(t => t.Verb)), Say(times.Select(t => t.Read)));
                Console.WriteLine($"| {name} | {verb} | {read} | {Say(times.Select(t => t.Verb + t.Read))} |");
            }
            return 0;
        }
        finally
        {
            new StorageOptions(folder).LetGo();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Guid>> FillAsync(TimelineService timeline, Actor me, int review)
    {
        List<Guid> ids = [];
        var kinds = Enum.GetValues<TimelineKind>();
        foreach (var part in Enumerable.Range(0, Entries).Chunk(1_000))
        {
            var texts = part.Select(i => Text(i, kinds[i % kinds.Length])).ToList();
            ids.AddRange((await timeline.AddTimelineEntriesAsync(me, review, texts)).Value);
        }
        return ids;
    }

    private static async Task<IReadOnlyList<(string Name, List<(double Verb, double Read)> Times)>> MeasureAsync(
        ReviewService reviews, TimelineService timeline, Actor me, int review, IReadOnlyList<Guid> ids, int rounds)
    {
        List<(double, double)> add = [], edit = [], remove = [];
        for (var round = 0; round < rounds; round++)
        {
            var entry = ids[round * 7 % ids.Count];
            var before = (await reviews.OpenAsync(me, review)).Value.Review.Timeline.First(e => e.Id == entry).Text;
            var added = default(Guid);
            Refusal? refusal = null;
            add.Add(await TimeAsync(async () => added = (await timeline.AddTimelineEntryAsync(me, review, Text(round, TimelineKind.Response))).Value));
            edit.Add(await TimeAsync(async () => refusal = await timeline.EditTimelineEntryAsync(me, review, entry, before,
                Text(round + 1, TimelineKind.Impact))));
            remove.Add(await TimeAsync(async () => refusal ??= await timeline.RemoveTimelineEntryAsync(me, review, added)));
            if (refusal is not null) throw new InvalidOperationException(refusal.Sentence);
        }
        return [("add", add), ("edit", edit), ("remove", remove)];

        async Task<(double, double)> TimeAsync(Func<Task> verb)
        {
            var start = Stopwatch.GetTimestamp();
            await verb();
            var done = Stopwatch.GetTimestamp();
            _ = (await reviews.OpenAsync(me, review)).Value.Review.Timeline.Count;
            return (Stopwatch.GetElapsedTime(start, done).TotalMilliseconds, Stopwatch.GetElapsedTime(done).TotalMilliseconds);
        }
    }

    private static TimelineText Text(int i, TimelineKind kind) =>
        new(new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero).AddSeconds(i * 17), kind,
            $"Step {i}: customers in region {i % 7} wait for the checkout page; the queue is {i * 3} long and being worked on.");

    private static string Say(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Count / 2]:F1} / {sorted[(int)(sorted.Count * .95)]:F1}");
    }
}
