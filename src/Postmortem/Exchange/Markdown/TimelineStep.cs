using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>What is known of a document's times before its timeline is read.</summary>
/// <param name="Day">The day that clock times belong to until the timeline names another.</param>
/// <param name="Year">The year of days that name none.</param>
/// <param name="Zone">The zone that the document names for all its times.</param>
/// <param name="Told">The importer's zone; UTC when null.</param>
/// <param name="Order">How 03/04/2024 is read here.</param>
internal sealed record TimelineBasis(DateOnly? Day, int? Year, TimeZoneInfo? Zone, TimeZoneInfo? Told, DateOrder Order = DateOrder.Unknown)
{
    /// <summary>Whether the document itself names the day, and not only its file or its publication.</summary>
    public bool IsDaySaid { get; init; } = true;

    /// <summary>The day on which a label says that it began, where that gives no time.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The zone of what names none.</summary>
    public TimeZoneInfo Assumed => Told ?? TimeZoneInfo.Utc;
}

/// <summary>A day that a line or a heading names for the steps below it.</summary>
internal sealed class DayMark(DateOnly day)
{
    public DateOnly Day => day;
}

/// <summary>One step as it stands in the timeline, before anything is concluded from the others.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Above">The day of the line or heading above it.</param>
/// <param name="Zone">The zone of the heading, column or remark above it.</param>
internal sealed record TimelineStep(TimeLead? Lead, string Words, int Line, DayMark? Above, TimeZoneInfo? Zone)
{
    /// <summary>How long it lasted, where its time is a range: past midnight where the second clock lies before the first.</summary>
    public TimeSpan? Lasted => Lead is not { Clock: { } from, Until: { } until } ? null
        : Lead is { Date: { } day, UntilDate: { } end } ? until - from + TimeSpan.FromDays((end.On(2000)?.DayNumber - day.On(2000)?.DayNumber) ?? 0)
        : until >= from ? until - from : until - from + TimeSpan.FromDays(1);

    /// <summary>A column of times may hold what is no time; it is kept as it stood.</summary>
    public string Original => StorableText.OneLine(Lead?.Original, 100);
}
