namespace Postmortem.Exchange.Markdown;

/// <summary>
/// When it began, was noticed and was over, as the sentences of a post-mortem tell it where no label and no step does. Everything that is taken
/// from a sentence is remarked with the sentence, so that a reader can correct it.
/// </summary>
internal sealed class ToldTimes(MarkdownOutline outline, TimelineBasis basis, string? opening, RemarkList remarks)
{
    /// <summary>A sentence that differs from the first step by less only tells less exactly: "at roughly 18:52".</summary>
    private static readonly TimeSpan s_exact = TimeSpan.FromMinutes(3);

    private readonly List<ToldMoment> _opening = ProseMoments.In(opening, basis);
    private readonly List<ToldMoment> _detection = In(outline, basis, SectionKind.Detection);
    private readonly List<ToldMoment> _resolution = In(outline, basis, SectionKind.Resolution);

    /// <summary>Whether what was taken names no zone.</summary>
    public bool Assumed { get; private set; }

    private static List<ToldMoment> In(MarkdownOutline outline, TimelineBasis basis, SectionKind kind) =>
        ProseMoments.In(StorableText.Paragraphs(outline.Of(kind).Select(section => section.Text)), basis);

    /// <summary>Whether the first moment of the opening tells of something other than the beginning, or is another than it seems.</summary>
    /// <param name="at">What would be taken for the beginning.</param>
    public bool OpensOtherwise(DateTimeOffset? at) => _opening is [{ Until: null } first, ..] && (first.As is ToldAs.Ended or ToldAs.Noticed
        || (first.As == ToldAs.Nothing && first.At != at) || first.Sentence.StartsWith("last ", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The beginning that the opening tells, where the first step of the timeline is another: it leads up to it, or comes after it.
    /// </summary>
    public DateTimeOffset? Began(DateTimeOffset first, DateTimeOffset last)
    {
        if (_opening.Find(moment => moment.NamesDay && (moment.As == ToldAs.Began || moment.Until is not null)) is { } began
            && began.At > first && began.At <= last)
        {
            Take(began, "When it started is told in a sentence, and the steps before lead up to it", About.Started);
            return began.At;
        }
        if (_opening.FirstOrDefault() is { } before && (before.As == ToldAs.Began || (before.NamesDay && before.Until is not null))
            && first - before.At >= (IsRough(before.Sentence) ? s_exact : TimeSpan.FromMinutes(1))
            && (first - before.At < TimeSpan.FromHours(12) || (before.NamesDay && before.Until is { } until && until >= first && until <= last.AddHours(1))))
        {
            Take(before, "It started before the first step, as a sentence tells", About.Started);
            return before.At;
        }
        return null;
    }

    private static bool IsRough(string sentence) => s_roughly.Any(word => sentence.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] s_roughly = ["rough", "approx", "about", "around", "~", "circa", "vers ", "environ"];

    public DateTimeOffset? Noticed(DateTimeOffset? start) => Taken(_detection.Concat(_opening).FirstOrDefault(moment =>
        moment.As == ToldAs.Noticed && !(moment.At < start)), "When it was noticed is told in a sentence", About.Noticed);

    public DateTimeOffset? Ended(DateTimeOffset? start) => Taken(_opening.Concat(_resolution).LastOrDefault(moment =>
        moment.As == ToldAs.Ended && !(moment.At < start)), "When it ended is told in a sentence", About.Ended);

    /// <summary>The later moment at which all of it was over, where a range gives the end of a part: "power failed from 10:15 to 10:32; at 15:00 everything
    /// was fully restored".</summary>
    public DateTimeOffset? EndedWholly(DateTimeOffset? until) => until is null ? null : Taken(_opening.Concat(_resolution).FirstOrDefault(moment =>
        moment.As == ToldAs.Ended && moment.Until is null && moment.At > until && Array.Exists(s_wholly, word => moment.Sentence.Contains(word,
            StringComparison.OrdinalIgnoreCase))), "When it ended is told in a sentence", About.Ended);

    private static readonly string[] s_wholly = ["fully", "completely", "all services", "entirely", "everything", "totalement", "entièrement"];

    /// <summary>Where the one or the other is told in words that give no time, the sentence, so that a reader can say when.</summary>
    public void Offer(bool noticed, bool ended)
    {
        if (noticed && (Words(SectionKind.Detection, ToldAs.Noticed) ?? ProseMoments.Telling(opening, ToldAs.Noticed)) is { } knew)
            remarks.Add($"Of how it was noticed it says: “{knew}”.", about: About.Noticed);
        if (ended && (Words(SectionKind.Resolution, ToldAs.Ended) ?? ProseMoments.Telling(opening, ToldAs.Ended)) is { } over)
            remarks.Add($"Of how it ended it says: “{over}”.", about: About.Ended);
    }

    private string? Words(SectionKind kind, ToldAs what) => outline.Of(kind).Take(20).Select(section => ProseMoments.Telling(section.Text, what))
        .FirstOrDefault(sentence => sentence is not null);

    private DateTimeOffset? Taken(ToldMoment? moment, string sentence, string about)
    {
        if (moment is not null)
            Take(moment, sentence, about);
        return moment?.At;
    }

    private void Take(ToldMoment moment, string what, string about)
    {
        Assumed |= moment.ZoneAssumed;
        remarks.Add($"{what}: “{moment.Sentence}”.", about: about);
    }
}
