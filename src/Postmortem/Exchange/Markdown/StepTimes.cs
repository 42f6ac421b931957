using Postmortem.Reviews.Timeline;

namespace Postmortem.Exchange.Markdown;

/// <summary>Which steps of a timeline are the beginning and the end of the incident that it tells.</summary>
internal static class StepTimes
{
    /// <summary>A step so long before the next tells of what came before the incident.</summary>
    private static readonly TimeSpan s_before = TimeSpan.FromDays(7);

    /// <summary>Steps of one night belong together, also over midnight.</summary>
    private static readonly TimeSpan s_apart = TimeSpan.FromHours(12);

    /// <summary>The first step, save for those that tell of what came before or led up to it.</summary>
    /// <param name="duration">How long it is said to have lasted.</param>
    public static DateTimeOffset? First(List<ImportedEntry> timed, TimelineBasis basis, TimeSpan? duration, RemarkList remarks)
    {
        if (timed.Count == 0)
            return null;
        if (timed.Find(entry => KindGuess.TellsOfBeginning(entry.Text)) is { } begins && begins.At > timed[0].At)
        {
            remarks.Add($"The start is that of the step which says that it begins: “{StorableText.OneLine(begins.Text, 100)}”.", about: About.Started);
            return begins.At;
        }
        if (basis.StartsOn is { } begun && timed.FindIndex(entry => DateOnly.FromDateTime(entry.At!.Value.Date) >= begun) is var on and > 0)
        {
            remarks.Add($"It is said to have started on {Words.Day(begun)}; the start is that of the first step of that day.", about: About.Started);
            return timed[on].At;
        }
        // Only what lies before the day that the document names can lie before the incident.
        var said = basis is { IsDaySaid: true, Day: { } day } ? day.ToDateTime(default).AddDays(-2) : DateTime.MinValue;
        var from = 0;
        for (var i = 0; i + 1 < timed.Count && timed[i].At!.Value.UtcDateTime.Date < said; i++)
            from = timed[i + 1].At - timed[i].At > s_before ? i + 1 : from;
        // Nor does what led to it long before, such as a change that waited, where none of it tells harm and several steps follow.
        if (from == 0 && timed.Count > 3 && timed[1].At - timed[0].At > s_before && timed[^1].At - timed[1].At < s_before && !IsFelt(timed[0]))
            from = 1;
        if (from > 0)
            remarks.Add($"The step of {Words.Day(DateOnly.FromDateTime(timed[from - 1].At!.Value.Date))} lies long before the others; the start is that of "
                + "the next.", about: About.Started);
        if ((DayBefore(timed, from, basis) ?? LedUpTo(timed, from, duration)) is not { } harm)
            return timed[from].At;
        remarks.Add($"The start is that of the first step which tells harm: “{StorableText.OneLine(harm.Text, 100)}”; the steps before lead up to it.",
            about: About.Started);
        return harm.At;
    }

    /// <summary>
    /// The first step that tells harm, where the list begins with a deployment or its like that tells none: that is a cause and not yet the incident.
    /// Null where the first step is the beginning: also where the next thing told is that somebody noticed, since then nobody knows how long it had been
    /// so, and where the duration that is told says so.
    /// </summary>
    private static ImportedEntry? LedUpTo(List<ImportedEntry> timed, int from, TimeSpan? duration)
    {
        var went = timed[from].Text.Contains("successful", StringComparison.OrdinalIgnoreCase)
            || timed[from].Text.Contains("normal", StringComparison.OrdinalIgnoreCase);
        if (IsFelt(timed[from]) || !(went || KindGuess.TellsOfChange(timed[from].Text)) || timed.FindIndex(from, IsFelt) is not (> 0 and var felt)
            || timed[felt].Kind == TimelineKind.Recovery || (!went && KindGuess.TellsOfDetection(timed[felt].Text))
            || timed.FindIndex(from, felt - from, Mends) >= 0)
            return null;
        return duration is { } lasted && Over(timed) is { } over && Near(timed[from].At + lasted, over, lasted)
            && !Near(timed[felt].At + lasted, over, lasted) ? null : timed[felt];
    }

    /// <summary>
    /// The first step that tells harm on the day that the document names, where the list begins on a day before and nothing of that day tells harm.
    /// Null where the first thing told is that somebody noticed: then nobody knows how long it had been so.
    /// </summary>
    private static ImportedEntry? DayBefore(List<ImportedEntry> timed, int from, TimelineBasis basis)
    {
        if (basis is not { IsDaySaid: true, Day: { } day } || DateOnly.FromDateTime(timed[from].At!.Value.Date) >= day)
            return null;
        var on = timed.FindIndex(from, entry => DateOnly.FromDateTime(entry.At!.Value.Date) >= day);
        return on < 0 || timed[on].At - timed[from].At < s_apart || timed.FindIndex(from, on - from, IsFelt) >= 0 ? null
            : timed.Skip(on).FirstOrDefault(IsFelt) is { } felt && !KindGuess.TellsOfDetection(felt.Text) ? felt : null;
    }

    /// <summary>"Mitigation: …", "Fix: …": harm that is told behind it was there before.</summary>
    private static bool Mends(ImportedEntry entry) => Array.Exists(s_repairs, word => entry.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] s_repairs = ["mitigat", "fix", "rollback", "rolled back", "revert", "resol"];

    private static bool IsFelt(ImportedEntry entry) => KindGuess.TellsOfImpact(entry.Text) || KindGuess.TellsOfDetection(entry.Text);

    private static bool Near(DateTimeOffset? at, DateTimeOffset other, TimeSpan lasted) =>
        at is { } there && (there - other).Duration() <= TimeSpan.FromTicks(Math.Max(lasted.Ticks / 20, TimeSpan.TicksPerMinute * 3));

    /// <summary>The last step that tells that it was over, before one that tells how something was noticed afterwards.</summary>
    public static DateTimeOffset? Over(List<ImportedEntry> timed) =>
        (timed.FindLast(entry => KindGuess.TellsOfRecovery(entry.Kind == TimelineKind.Recovery ? entry.Text : Beginning(entry.Text))
            && !KindGuess.TellsOfDetection(entry.Text) && !IsPartly(entry.Text)) ?? timed.FindLast(entry => RunsAgain(entry.Text))
            ?? timed.FindLast(entry => entry.Kind == TimelineKind.Recovery && !IsPartly(entry.Text))
            ?? timed.TakeLast(1).FirstOrDefault(entry => Succeeds(entry.Text)))?.At;

    /// <summary>The last step, where nothing tells an end and that step tells that what was wrong was put right.</summary>
    public static DateTimeOffset? Mended(List<ImportedEntry> timed, DateTimeOffset? started, RemarkList remarks)
    {
        if (timed.Count < 2 || !(timed[^1].At > started))
            return null;
        var text = timed[^1].Text is { Length: > 90 } longer ? longer[..90] : timed[^1].Text;
        text = text.IndexOf(". ", StringComparison.Ordinal) is var stop and > 0 ? text[..stop] : text;
        if (!Says(text, s_mended) || Says(text, s_undone))
            return null;
        remarks.Add($"No step says that it was over; the end is that of the last, which tells a repair: “{StorableText.OneLine(timed[^1].Text, 100)}”.",
            about: About.Ended);
        return timed[^1].At;
    }

    /// <summary>"The belt is healthy again, but the chain does not move": what is over for one thing goes on for another.</summary>
    private static bool IsPartly(string text) => text.IndexOf(" but ", StringComparison.OrdinalIgnoreCase) is var at and > 0
        && Says(text[at..Math.Min(text.Length, at + 60)].Split(". ")[0], s_goesOn);

    private static readonly string[] s_goesOn = [" not ", "n't ", " still ", " remain", "fail", " cannot "];

    /// <summary>"Orders are being taken again": what is or comes again had stopped.</summary>
    private static bool RunsAgain(string text)
    {
        var head = Beginning(text);
        return head.IndexOf(" again", StringComparison.OrdinalIgnoreCase) is var at and > 0 && Says(head[..at], s_being) && !Says(head, s_undone)
            && !KindGuess.TellsOfImpact(head) && !KindGuess.TellsOfDetection(head);
    }

    private static readonly string[] s_being = [" is ", " are ", " was ", " were ", " being ", " comes ", " came ", " works ", " run ", " runs "];

    /// <summary>A message says first what it is about; what it says later may be over elsewhere.</summary>
    private static string Beginning(string text) => text.Length > 56 ? text[..56] : text;

    /// <summary>"Successful rollback", "the fix is deployed".</summary>
    private static bool Succeeds(string text) => text.Length < 200 && Says(text, s_mends) && Says(text, s_done)
        && !text.Contains("fail", StringComparison.OrdinalIgnoreCase);

    private static bool Says(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] s_mends = ["rollback", "rolled back", "revert", "fix", "restart", "deploy", "restored", "patch"];

    private static readonly string[] s_done = ["success", "complete", "finished", "live", "in production", "restored"];

    private static readonly string[] s_mended = ["reverted", "rolled back", "corrected", "fixed", "redeployed", "re-deployed", "repaired", "replaced",
        "verified", "confirmed", "taken down", "unpublished", "revoked", "halts", "halted", "pauses", "paused", "comes up", "came up", "is up", "are up",
        "completion", "succeeds", "succeeded", "clôturé",
        "corrigé", "réparé", "remplacé"];

    private static readonly string[] s_undone = ["fail", "not ", "n't ", "attempt", "to be ", "will ", "try"];
}
