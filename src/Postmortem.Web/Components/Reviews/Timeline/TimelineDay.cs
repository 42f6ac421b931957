using System.Globalization;
using Postmortem.Reviews.Timeline;
using Postmortem.Web.Components.Kit.Formats;

namespace Postmortem.Web.Components.Reviews.Timeline;

/// <summary>Entries that stand under one heading.</summary>
internal sealed record TimelineBlock(string Id, IReadOnlyList<TimelineEntry> Entries);

/// <summary>The entries of one of the reader's days.</summary>
internal sealed record TimelineDay(DateOnly Day, IReadOnlyList<TimelineEntry> Entries, IReadOnlyList<TimelineBlock> Blocks)
{
    /// <summary>Entries in a block of a long list.</summary>
    public const int BlockSize = 50;

    public string Id => $"day-{Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <param name="divided">Whether long days are divided into blocks.</param>
    public static IReadOnlyList<TimelineDay> Of(IReadOnlyList<TimelineEntry> entries, TimeZoneInfo zone, bool divided)
    {
        List<TimelineDay> days = [];
        foreach (var day in entries.GroupBy(e => Times.Day(e.HappenedAt, zone)))
        {
            IReadOnlyList<TimelineEntry> all = [.. day];
            var chunks = divided ? all.Chunk(BlockSize).ToList() : [[.. all]];
            days.Add(new TimelineDay(day.Key, all,
                [.. chunks.Select((chunk, i) => new TimelineBlock(string.Create(CultureInfo.InvariantCulture, $"block-{day.Key:yyyy-MM-dd}-{i}"), chunk))]));
        }
        return days;
    }
}
