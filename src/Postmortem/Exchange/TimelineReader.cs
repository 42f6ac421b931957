namespace Postmortem.Exchange;

/// <summary>What is known of a document's times before its timeline is read.</summary>
/// <param name="Day">The day that clock times belong to until the timeline names another.</param>
/// <param name="Year">The year of days that name none.</param>
/// <param name="Zone">The zone that the document names for all its times.</param>
/// <param name="HistorySentence">The importer's zone; UTC when null.</param>
internal sealed record TimelineBasis(DateOnly? Day, int? Year, TimeZoneInfo? Zone, TimeZoneInfo? HistorySentence);

/// <summary>
/// Reads the steps of a timeline in any style: bullets, paragraphs, rows of a table, a heading for each time; the day in each step, in a line or
/// heading above, or nowhere; a clock that goes back by three hours or more has passed midnight.
/// </summary>
internal sealed class TimelineReader(TimelineBasis basis)
{
    private const int MostEntries = 10_000;
    private static readonly TimeSpan s_midnight = TimeSpan.FromHours(3);

    private readonly List<ImportedEntry> _entries = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _prose = [];
    private DateOnly? _day;
    private TimeSpan? _clock;
    private TimeZoneInfo? _zone;

    public IReadOnlyList<ImportedEntry> Entries => _entries;

    /// <summary>What stands in the timeline and is no step of it.</summary>
    public IReadOnlyList<string> Prose => _prose;

    public void Read(MarkdownSection section)
    {
        _zone = null;
        _clock = null;
        _day = basis.Day;
        for (var part = section; part is not null; part = part.Parent)
        {
            _zone ??= part.Kind == SectionKind.Timeline ? ZoneNames.Remarked(part.Title) : null;
            if (part.Level > 0 && MarkdownDates.First(part.Title, basis.Year) is { } day)
            {
                _day = day;
                break;
            }
        }
        if (!section.Named && TimeLead.Read(section.Title) is { Clock: not null } lead)
            Add(lead, StorableText.Paragraphs(lead.Rest, section.Text) ?? section.Title);
        else
            Nodes(section.Nodes);
    }

    private void Nodes(IEnumerable<MarkdownNode> nodes)
    {
        var first = _entries.Count;
        foreach (var node in nodes)
        {
            switch (node)
            {
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
                case CodeNode code when _entries.Count > first:
                    _entries[^1] = _entries[^1] with { Text = StorableText.Clean($"{_entries[^1].Text}\n\n{code.Text}") };
                    break;
                default:
                    _prose.Add(node.Plain());
                    break;
            }
        }
    }

    private void Paragraph(ParagraphNode paragraph)
    {
        var lines = (paragraph.Lines ?? paragraph.Text).Split('\n');
        if (lines.Length > 1 && TimeLead.Begins(lines[0]) && lines.Skip(1).Any(TimeLead.Begins))
        {
            foreach (var step in Steps(lines))
                Add(TimeLead.Read(step)!, null);
        }
        else if (TimeLead.Read(paragraph.Text) is { } lead && (lead.Clock is not null || lead.Rest.Length == 0))
        {
            if (lead.Clock is null)
                (_day, _clock) = (lead.Date?.On(basis.Year ?? _day?.Year) ?? _day, null);
            else
                Add(lead, null);
        }
        else if (paragraph.Text.Length < 200 && ZoneNames.Remarked(paragraph.Text) is { } zone)
        {
            _zone = zone;
            _day = MarkdownDates.First(paragraph.Text, basis.Year) ?? _day;
        }
        else
            _prose.Add(paragraph.Text);
    }

    /// <summary>Lines that each begin with a time, those that do not joined to the one before.</summary>
    private static List<string> Steps(string[] lines)
    {
        var steps = new List<string>();
        foreach (var line in lines)
        {
            if (TimeLead.Begins(line))
                steps.Add(line);
            else
                steps[^1] += " " + line;
        }
        return steps;
    }

    private void Item(ItemNode item)
    {
        var text = item.First.Text;
        var lead = TimeLead.Read(text) ?? TimeLead.Find(text);
        var timed = item.Children.OfType<ListNode>().Where(list => list.Items.Any(child => TimeLead.Begins(child.First.Text))).ToList();
        if (lead is { Clock: null, Date: { } date, Rest: "" } && item.Children.Count > 0)
            (_day, _clock) = (date.On(basis.Year ?? _day?.Year) ?? _day, null);
        else if (timed.Count == 0 || lead is not null)
        {
            var more = item.Children.Where(child => child is not ListNode list || !timed.Contains(list)).ToList();
            Add(lead, new ItemNode(item.Line, new ParagraphNode(item.Line, lead?.Rest ?? text), null, more).Plain());
        }
        foreach (var child in timed.SelectMany(list => list.Items))
            Item(child);
        if (lead is { Clock: null, Rest: "" } && timed.Count == 0)
            Nodes(item.Children.OfType<ListNode>());
    }

    private void Table(TableNode table)
    {
        var times = table.Header.Select((header, i) => (header, i)).Where(column => IsTime(column.header)).Select(column => column.i).ToList();
        if (times.Count == 0)
            times = [0];
        var zone = table.Header.Where(IsTime).Select(ZoneNames.Remarked).FirstOrDefault(found => found is not null);
        _zone = zone ?? _zone;
        var headed = table.Header.Count > 0 && TimeLead.Begins(table.Header[0]);
        foreach (var row in headed ? table.Rows.Prepend(table.Header) : table.Rows)
        {
            var time = string.Join(' ', times.Where(i => i < row.Count).Select(i => row[i]).Where(cell => cell.Length > 0));
            var text = string.Join(" — ", row.Where((cell, i) => !times.Contains(i) && cell.Length > 0));
            if (text.Length == 0)
                continue;
            var lead = TimeLead.Read(time) ?? (time.Length > 0 ? new TimeLead(null, null, null, time, "") : null);
            Add(lead, StorableText.Paragraphs(lead?.Rest, text));
        }
    }

    private static bool IsTime(string header) => header.Length < 60
        && (header.Contains("time", StringComparison.OrdinalIgnoreCase) || header.Contains("date", StringComparison.OrdinalIgnoreCase)
            || header.Trim().Equals("when", StringComparison.OrdinalIgnoreCase) || header.Trim().Equals("day", StringComparison.OrdinalIgnoreCase))
        && !header.Contains("update", StringComparison.OrdinalIgnoreCase);

    /// <param name="text">The whole text of the step; what the time leaves when null.</param>
    private void Add(TimeLead? lead, string? text)
    {
        var words = StorableText.Clean(text ?? lead?.Rest);
        if (words.Length == 0)
            words = lead?.Original ?? "";
        if (words.Length == 0 || _entries.Count >= MostEntries)
            return;
        var local = lead is null ? null : Local(lead);
        var zone = lead?.Zone ?? _zone ?? basis.Zone;
        var at = local is { } l ? ZoneNames.Moment(l, zone ?? basis.HistorySentence ?? TimeZoneInfo.Utc) : null;
        _entries.Add(new ImportedEntry(Id(at, lead, words), at, StorableText.OneLine(lead?.Original, 100), at is not null && zone is null,
            KindGuess.FromWords(words), words));
    }

    /// <summary>The day and clock of a step, minding the day above and midnight; null where one of the two is not known.</summary>
    private DateTime? Local(TimeLead lead)
    {
        if (lead.Date is { } date)
        {
            var day = date.On(date.Year ?? _day?.Year ?? basis.Year);
            // "Dec 31" above "Jan 1": a day without a year that lies far back is in the next one.
            if (date.Year is null && day is { } d && _day is { } before && d < before.AddMonths(-6))
                day = d.AddYears(1);
            if (day is null)
                return null;
            (_day, _clock) = (day, null);
        }
        if (lead.Clock is not { } clock || _day is not { } today)
            return null;
        if (_clock - clock >= s_midnight)
            _day = today = today.AddDays(1);
        _clock = clock;
        return today.ToDateTime(TimeOnly.MinValue) + clock;
    }

    private string Id(DateTimeOffset? at, TimeLead? lead, string words)
    {
        var id = at is { } moment
            ? moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)
            : StorableText.Slug($"{lead?.Original} {words}", 60);
        var unique = id;
        for (var number = 2; !_ids.Add(unique); number++)
            unique = $"{id}#{number}";
        return unique;
    }
}
