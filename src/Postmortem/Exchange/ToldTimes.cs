namespace Postmortem.Exchange;

/// <summary>
/// When it began, was noticed and was over, as the sentences of a post-mortem tell it where no label and no step does. Everything that is taken
/// from a sentence is remarked with the sentence, so that a reader can correct it.
/// </summary>
internal sealed class ToldTimes(MarkdownOutline outline, TimelineBasis basis, string? opening, RemarkList remarks)
{
    private readonly List<ToldMoment> _opening = ProseMoments.In(opening, basis);
    private readonly List<ToldMoment> _detection = In(outline, basis, SectionKind.Detection);
    private readonly List<ToldMoment> _resolution = In(outline, basis, SectionKind.Resolution);

    /// <summary>Whether what was taken names no zone.</summary>
    public bool Assumed { get; private set; }

    private static List<ToldMoment> In(MarkdownOutline outline, TimelineBasis basis, SectionKind kind) =>
        ProseMoments.In(StorableText.Paragraphs(outline.Of(kind).Select(section => section.Text)), basis);

    /// <summary>Whether the first moment of the opening tells of something other than the beginning.</summary>
    public bool OpensOtherwise => _opening is [{ As: ToldAs.Ended or ToldAs.Noticed, Until: null }, ..];

    /// <summary>
    /// The beginning that the opening tells, where the first step of the timeline tells of what came before it; null where that step is the beginning.
    /// </summary>
    public DateTimeOffset? BeganWithin(DateTimeOffset first, DateTimeOffset last)
    {
        var began = _opening.Find(moment => moment.NamesDay && (moment.As == ToldAs.Began || moment.Until is not null));
        if (began is null || began.At <= first || began.At > last)
            return null;
        Take(began, "When it started is told in a sentence, and the steps before lead up to it");
        return began.At;
    }

    public DateTimeOffset? Noticed(DateTimeOffset? start) => Taken(_detection.Concat(_opening).FirstOrDefault(moment =>
        moment.As == ToldAs.Noticed && !(moment.At < start)), "When it was noticed is told in a sentence");

    public DateTimeOffset? Ended(DateTimeOffset? start) => Taken(_opening.Concat(_resolution).LastOrDefault(moment =>
        moment.As == ToldAs.Ended && !(moment.At < start)), "When it ended is told in a sentence");

    private DateTimeOffset? Taken(ToldMoment? moment, string sentence)
    {
        if (moment is not null)
            Take(moment, sentence);
        return moment?.At;
    }

    private void Take(ToldMoment moment, string what)
    {
        Assumed |= moment.ZoneAssumed;
        remarks.Add($"{what}: “{moment.Sentence}”.");
    }
}
