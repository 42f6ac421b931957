using System.Globalization;
using System.Runtime.CompilerServices;
using Postmortem.Exchange.Statuspage;
using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>
/// Reads the steps of a timeline in any style: bullets, paragraphs, rows of a table, a heading for each time; the day in each step, in a line or
/// heading above, or nowhere.
/// </summary>
internal sealed class TimelineReader(TimelineBasis basis, RemarkList remarks)
{
    private const int MostEntries = 10_000;
    private const int MostWords = 20_000;

    private readonly List<List<TimelineStep>> _timelines = [[]];
    private readonly ConditionalWeakTable<MarkdownSection, DayMark> _marks = [];
    private readonly List<string> _prose = [];
    private DayMark? _day;
    private TimeZoneInfo? _zone;
    private int _count;

    /// <summary>What stands in the timeline and is no step of it.</summary>
    public IReadOnlyList<string> Prose => _prose;

    private List<TimelineStep> Steps => _timelines[^1];

    /// <summary>The one zone that the steps name, where they name one alone.</summary>
    public TimeZoneInfo? OnlyZone => _timelines.SelectMany(steps => steps).Select(step => step.Lead?.Zone ?? step.Zone)
        .OfType<TimeZoneInfo>().Distinct().Take(2).ToList() is [var only] ? only : null;

    /// <summary>The steps with their moments, in the order of time; a step without one stays behind the step that it followed.</summary>
    /// <param name="told">The zone of steps that name none, where no other step names one.</param>
    public List<ImportedEntry> Entries(TimeZoneInfo? told)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var entries = new List<ImportedEntry>();
        var only = OnlyZone ?? told;
        foreach (var steps in _timelines.Where(steps => steps.Count > 0))
        {
            var moments = new TimelineSequence(basis, only, remarks).Moments(steps);
            for (var i = 0; i < steps.Count; i++)
            {
                var (at, assumed) = moments[i];
                entries.Add(new ImportedEntry(Id(at, steps[i], ids), at, steps[i].Original, at is not null && assumed, KindGuess.FromWords(steps[i].Words),
                    steps[i].Words)
                { Until = at + steps[i].Lasted, Line = steps[i].Line });
            }
        }
        DateTimeOffset? last = null;
        return [.. entries.Select(entry => (entry, At: last = entry.At ?? last)).OrderBy(pair => pair.At ?? DateTimeOffset.MinValue)
            .Select(pair => pair.entry)];
    }

    /// <summary>Reads a part; one that only goes on inside a timeline continues it.</summary>
    public void Read(MarkdownSection section)
    {
        if (section.Named || section.Kind != SectionKind.Timeline)
        {
            if (Steps.Count > 0)
                _timelines.Add([]);
            (_zone, _day) = (null, null);
        }
        var marked = false;
        for (var part = section; part is not null; part = part.Parent)
        {
            _zone ??= part.Kind == SectionKind.Timeline ? ZoneNames.Remarked(part.Title) : null;
            if (!marked && part.Level > 0 && MarkdownDates.First(part.Title, basis.Year, basis.Order) is { } day)
            {
                _day = _marks.GetValue(part, _ => new DayMark(day));
                marked = true;
            }
        }
        if (!section.Named && StatusLine.Read(section.Title) is { Clock: not null } lead)
            Add(lead, StorableText.Paragraphs(lead.Rest, section.Text) ?? section.Title, section.Line);
        else if (IsDayTold(section) && TimeLead.Read(section.Title) is { Date: not null, Rest: "" } day)
            Add(day, section.Text, section.Line);
        else
            Nodes(section.Nodes);
    }

    /// <summary>Below a heading that is a day, prose without any clock is what happened on that day: one step.</summary>
    private static bool IsDayTold(MarkdownSection section) => section is { Level: > 1 and < 7, Named: false, HasParts: false, Nodes.Count: > 0 }
        && section.Nodes.TrueForAll(node => node is ParagraphNode paragraph && ToldClock(paragraph.Text) is null && ZoneNames.Remarked(paragraph.Text) is null
            && !Array.Exists((paragraph.Lines ?? paragraph.Text).Split('\n'), line => StatusLine.Begins(line) || RelativeStep.Begins(line)));

    private void Nodes(IReadOnlyCollection<MarkdownNode> nodes)
    {
        var (first, told) = (Steps.Count, false);
        // Beside a list with times, one without any lists something else, such as the machines that were hit.
        var timed = nodes.Any(node => node is not ListNode list ? node is TableNode : list.Items.Any(IsTimed));
        foreach (var node in nodes)
        {
            var (count, below) = (Steps.Count, told);
            switch (node)
            {
                case ListNode list when below && !list.Items.Any(IsTimed):
                    Append(list.Plain());
                    break;
                case ListNode list when timed && !list.Items.Any(IsTimed):
                    _prose.Add(list.Plain());
                    break;
                case ListNode list:
                    foreach (var item in list.Items)
                        Item(item);
                    break;
                case TableNode table:
                    Table(table);
                    break;
                case ParagraphNode paragraph:
                    Paragraph(paragraph);
                    break;
                case CodeNode code when Steps.Count == first && Unlisted(code.Text) is var lines && IsTimeline(lines.Split('\n')):
                    Paragraph(new ParagraphNode(code.Line + 1, lines, Lines: lines));
                    break;
                case CodeNode code when Steps.Count > first:
                    Append(code.Text);
                    break;
                default:
                    _prose.Add(node.Plain());
                    break;
            }
            // What is listed right below a step that a paragraph tells belongs to it.
            told = node is ParagraphNode && Steps.Count > count;
        }
    }

    /// <summary>Adds to the last step; beyond what anybody reads there, each of a thousand blocks would copy all before it.</summary>
    private void Append(string text)
    {
        if (Steps[^1].Words.Length > MostWords)
            _prose.Add(text);
        else
            Steps[^1] = Steps[^1] with { Words = StorableText.Clean($"{Steps[^1].Words}\n\n{text}") };
    }

    /// <summary>Without the signs of a list, which indented too far is a block of code.</summary>
    private static string Unlisted(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal)
        || line.TrimStart().StartsWith("* ", StringComparison.Ordinal) ? line.TrimStart()[2..] : line));

    /// <summary>A timeline may stand in a fenced block; below a step such a block holds what a machine wrote.</summary>
    private static bool IsTimeline(string[] lines) => lines.Length < 2_000 && lines.Count(StatusLine.Begins) is > 1 and var timed && timed > lines.Length / 2;

    private static bool IsTimed(ItemNode item) => StatusLine.Read(item.First.Text) is not null || TimeLead.Find(item.First.Text) is not null
        || item.Children.OfType<ListNode>().Any(list => list.Items.Any(IsTimed));

    private void Paragraph(ParagraphNode paragraph)
    {
        var lines = (paragraph.Lines ?? paragraph.Text).Split('\n');
        if (Array.TrueForAll(lines, RelativeStep.Begins))
        {
            for (var i = 0; i < lines.Length; i++)
                Add(RelativeStep.Read(lines[i]), null, paragraph.Line + i);
            return;
        }
        var first = Array.FindIndex(lines, StatusLine.Begins);
        if (first >= 0 && lines.Skip(first + 1).Any(StatusLine.Begins))
        {
            if (first > 0)
                _prose.Add(string.Join('\n', lines.Take(first)));
            foreach (var (step, line) in Joined(lines[first..], paragraph.Line + first))
                Add(StatusLine.Read(step)!, null, line);
        }
        else if (StatusLine.Read(paragraph.Text) is { } lead && (lead.Clock is not null || lead.Date is not null))
        {
            if (lead is { Clock: null, Rest: "" })
                _day = Mark(lead) ?? _day;
            else if (lead.Clock is null && lead.Rest.Length < 60 && ZoneNames.Remarked(lead.Rest) is { } all)
                (_zone, _day) = (all, Mark(lead) ?? _day);
            else
                Add(lead, null, paragraph.Line);
        }
        else if (paragraph.Text.Length < 200 && ZoneNames.Remarked(paragraph.Text) is { } zone)
        {
            _zone = zone;
            _day = MarkdownDates.First(paragraph.Text, basis.Year, basis.Order) is { } day ? new DayMark(day) : _day;
        }
        else if (ToldClock(paragraph.Text) is { } told)
            Add(told, paragraph.Text, paragraph.Line);
        else if (!Completes(paragraph.Text))
            _prose.Add(paragraph.Text);
    }

    /// <summary>A step that is no more than its time, or a state and its time, tells what stands below it.</summary>
    private bool Completes(string text)
    {
        if (Steps is not [.., { Lead: { } lead } last] || (last.Words != lead.Original && !StatusLine.IsState(last.Words)))
            return false;
        Steps[^1] = last with { Words = StorableText.Clean(last.Words == lead.Original ? text : $"{last.Words}: {text}") };
        return true;
    }

    /// <summary>"We noticed at 10:57 PM, …": in a timeline, a paragraph whose first sentence names a clock tells a step.</summary>
    private static TimeLead? ToldClock(string text)
    {
        var stop = text.IndexOf(". ", StringComparison.Ordinal);
        var head = text[..Math.Min(stop < 0 ? text.Length : stop, 120)];
        var at = head.IndexOf(" at ", StringComparison.OrdinalIgnoreCase);
        return at > 0 && TimeLead.Read(head[(at + 4)..]) is { Clock: not null, Until: null } lead ? lead : null;
    }

    private DayMark? Mark(TimeLead lead) => lead.Date?.In(basis.Order).On(basis.Year ?? _day?.Day.Year) is { } day ? new DayMark(day) : null;

    /// <summary>Lines that each begin with a time, those that do not joined to the one before.</summary>
    private static List<(string Text, int Line)> Joined(string[] lines, int first)
    {
        var steps = new List<(string Text, int Line)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (StatusLine.Begins(lines[i]))
                steps.Add((lines[i], first + i));
            else
                steps[^1] = (steps[^1].Text + " " + lines[i], steps[^1].Line);
        }
        return steps;
    }

    private void Item(ItemNode item)
    {
        var text = item.First.Text;
        var lead = StatusLine.Read(text) ?? TimeLead.Find(text);
        var timed = item.Children.OfType<ListNode>().Where(list => list.Items.Any(child => TimeLead.Begins(child.First.Text))).ToList();
        if (lead is { Clock: null, Date: not null, Rest: "" } && item.Children.Count > 0)
            _day = Mark(lead) ?? _day;
        else if (lead is null && timed.Count == 0 && Completes(item.Plain()))
            return;
        else if (timed.Count == 0 || lead is not null)
        {
            var more = item.Children.Where(child => child is not ListNode list || !timed.Contains(list)).ToList();
            Add(lead, new ItemNode(item.Line, new ParagraphNode(item.Line, lead?.Rest ?? text), null, more).Plain(), item.Line);
        }
        else if (MarkdownDates.First(text, basis.Year, basis.Order) is { } day)
            _day = new DayMark(day);
        foreach (var child in timed.SelectMany(list => list.Items))
            Item(child);
        if (lead is { Clock: null, Rest: "" } && timed.Count == 0)
            Nodes([.. item.Children.OfType<ListNode>()]);
    }

    private void Table(TableNode table)
    {
        if (TimelineTable.Of(table) is not { } times)
        {
            _prose.Add(table.Plain());
            return;
        }
        _zone = times.Zone ?? _zone;
        foreach (var (time, text, line) in times.Rows)
        {
            if (!text.Any(char.IsLetterOrDigit))
            {
                _day = TimeLead.Read(time) is { Clock: null } alone ? Mark(alone) ?? _day : _day;
                continue;
            }
            var lead = TimeLead.Read(time) ?? (time.Length > 0 ? new TimeLead(null, null, null, time, "") : null);
            Add(lead, StorableText.Paragraphs(lead?.Rest, text), line);
        }
    }

    /// <param name="text">The whole text of the step; what the time leaves when null.</param>
    private void Add(TimeLead? lead, string? text, int line)
    {
        var words = StorableText.Clean(text ?? lead?.Rest);
        if (words.Length == 0)
            words = lead?.Original ?? "";
        if (words.Length == 0)
            return;
        if (++_count <= MostEntries)
            Steps.Add(new TimelineStep(lead, words, line, _day, _zone));
        else
            remarks.Add($"The timeline is longer than {MostEntries} steps; the rest was left out.", line);
    }

    private static string Id(DateTimeOffset? at, TimelineStep step, Dictionary<string, int> ids)
    {
        var id = at is { } moment
            ? moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            : StorableText.Slug($"{step.Lead?.Original} {step.Words}", 60);
        var number = ids[id] = ids.GetValueOrDefault(id) + 1;
        return number == 1 ? id : $"{id}#{number}";
    }
}
