using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>
/// Says what looks like an action or a moment and was not taken over as one, with its line: what a reader sees in the text and does not find again in
/// the incident. One remark for each kind, which names the first and counts the others.
/// </summary>
internal static class LeftOutRemarks
{
    /// <summary>Beyond so many pieces a text is a log, and is looked at no further.</summary>
    private const int MostPieces = 2_000;

    /// <summary>So many letters at the end of a sentence tell it from any other; at its beginning an owner or a mark may have been taken off.</summary>
    private const int Telling = 30;
    private const int Least = 8;

    private readonly record struct Piece(string Text, int Line, bool IsItem);

    public static void Add(RemarkList remarks, MarkdownOutline outline, IReadOnlyList<ImportedEntry> entries, IReadOnlyList<ImportedAction> actions,
        TimelineBasis basis)
    {
        OpenSteps(remarks, entries);
        if (basis.Day is null && !entries.Any(entry => entry.At is not null))
            Clocks(remarks, outline, basis);
        Actions(remarks, outline, actions);
    }

    /// <summary>Whether the step tells a clock and no day, as its time stood.</summary>
    public static bool HasClockAlone(ImportedEntry entry) =>
        entry.At is null && TimeLead.Read(entry.OriginalTime) is { Clock: not null, Date: null };

    private static void OpenSteps(RemarkList remarks, IReadOnlyList<ImportedEntry> entries)
    {
        var open = entries.Where(HasClockAlone).ToList();
        if (open.Count > 0)
            remarks.Add($"{Named(open[0].OriginalTime, open.Count, "time", "times")} of the timeline {(open.Count == 1 ? "has" : "have")} no day that is told: "
                + "left open.", open[0].Line);
    }

    private static void Clocks(RemarkList remarks, MarkdownOutline outline, TimelineBasis basis)
    {
        var open = outline.Sections
            .Where(section => !section.IsTimeline && section.Kind is not (SectionKind.Actions or SectionKind.Aside or SectionKind.Lessons))
            .SelectMany(Pieces).Take(MostPieces)
            .SelectMany(piece => ProseMoments.WithoutDay(piece.Text, basis).Select(clock => (Clock: clock, piece.Line))).ToList();
        if (open.Count > 0)
            remarks.Add($"{Named(open[0].Clock, open.Count, "time", "times")} {(open.Count == 1 ? "is" : "are")} told without a day: left out.", open[0].Line);
    }

    private static void Actions(RemarkList remarks, MarkdownOutline outline, IReadOnlyList<ImportedAction> actions)
    {
        var read = actions.Select(action => Letters(action.Text)).ToList();
        var parts = ActionReader.Parts(outline);
        foreach (var part in parts)
            OfPart(remarks, part, read);
        var missed = outline.Sections
            .Where(section => !section.IsTimeline && section.Kind is not (SectionKind.Timeline or SectionKind.Aside) && !parts.Contains(section))
            .SelectMany(section => Pieces(section).SelectMany(Sentences).Where(piece => MayBeAction(piece, section))).Take(MostPieces)
            .Where(piece => !IsRead(piece.Text, read)).ToList();
        if (missed.Count > 0)
            remarks.Add($"{Named(StorableText.OneLine(missed[0].Text, 100), missed.Count, "sentence", "sentences")} "
                + $"{(missed.Count == 1 ? "looks like an action" : "look like actions")} and stand{(missed.Count == 1 ? "s" : "")} in no part that lists them: "
                + "not read as such.", missed[0].Line);
        if (actions.Count == 0 && missed.Count == 0)
            remarks.Add("No actions were found.");
    }

    /// <summary>What a part about actions holds beside those that were read: prose above or below its list, mostly.</summary>
    private static void OfPart(RemarkList remarks, MarkdownSection part, List<string> read)
    {
        var mixed = SectionKinds.NamesLessons(part.Title);
        var lines = Pieces(part).SelectMany(Sentences).Where(piece => piece.IsItem ? !mixed || !ActionSentence.States(piece.Text)
            : ActionSentence.Promises(piece.Text)).Where(piece => !ActionSentence.SaysNone(piece.Text) && !ActionReader.SaysNothing(piece.Text))
            .Take(MostPieces).ToList();
        if (lines.FindAll(line => !IsRead(line.Text, read)) is not { Count: > 0 } missed)
            return;
        var taken = (lines.Count - missed.Count) switch { 0 => "none was", 1 => "1 was", var many => $"{many} were" };
        remarks.Add($"Of {lines.Count} lines under “{StorableText.OneLine(part.Title, 80)}” that look like actions, {taken} read as such. "
            + $"Not read: “{StorableText.OneLine(missed[0].Text, 100)}”{(missed.Count > 1 ? ", …" : "")}", missed[0].Line);
    }

    /// <summary>A promise anywhere; among lessons, and in a part whose heading says nothing, also an item that begins with what to do.</summary>
    private static bool MayBeAction(Piece piece, MarkdownSection section) => ActionSentence.Promises(piece.Text)
        || (piece.IsItem && section.Kind is SectionKind.Lessons or SectionKind.WentWrong or SectionKind.Unknown && ActionSentence.IsTask(piece.Text));

    private static IEnumerable<Piece> Pieces(MarkdownSection section) => section.Nodes.SelectMany(IEnumerable<Piece> (node) => node switch
    {
        ParagraphNode paragraph => [new Piece(paragraph.Text, paragraph.Line, false)],
        ListNode list => list.Items.SelectMany(ActionReader.Grouped).Select(item => new Piece(item.First.Text, item.Line, true)),
        _ => [],
    }).Where(piece => piece.Text.Any(char.IsLetterOrDigit) && !piece.Text.EndsWith(':'));

    private static IEnumerable<Piece> Sentences(Piece piece) => piece.IsItem ? [piece]
        : ProseSentences.Of(piece.Text).Select(sentence => piece with { Text = sentence });

    private static bool IsRead(string text, List<string> read)
    {
        var letters = Letters(text);
        var end = letters.Length > Telling ? letters[^Telling..] : letters;
        return read.Exists(action => action.Contains(end, StringComparison.Ordinal)
            || (action.Length >= Least && letters.EndsWith(action, StringComparison.Ordinal)));
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static string Named(string first, int count, string one, string many) =>
        count == 1 ? $"“{first}”" : $"“{first}” and {count - 1} more {(count == 2 ? one : many)}";
}
