using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Postmortem.Exchange.Markdown;

/// <summary>What stands above a Markdown document between lines of --- (YAML) or +++ (TOML). Keys are found whatever their case.</summary>
internal sealed class FrontMatter
{
    private const int MostCharacters = 64 * 1024;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the document goes on, as an index into the text and a number of lines.</summary>
    public int BodyStart { get; private init; }
    public int Lines { get; private init; }

    /// <summary>A sentence where it could not be read as what it claims to be; its simple lines were read all the same.</summary>
    public string? Note { get; private set; }

    /// <summary>Whether it is that of a page which keeps the state of an incident (cState and its like), so that its date is the beginning.</summary>
    public bool IsStatusPage => _values.ContainsKey("resolvedWhen") || (_values.ContainsKey("resolved") && _values.ContainsKey("severity"))
        || (_values.TryGetValue("section", out var section) && section is ["issue"]) || _values.ContainsKey("informational")
        || (_values.ContainsKey("resolved_at") && _values.ContainsKey("created_at"));

    /// <summary>The value of the first of the keys that has one.</summary>
    public string? First(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_values.TryGetValue(key, out var values) && values.Find(value => !string.IsNullOrWhiteSpace(value)) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>All values of the first of the keys that has any; one text with commas counts as several.</summary>
    public IReadOnlyList<string> All(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_values.TryGetValue(key, out var values))
                return values is [var only] ? only.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : values;
        }
        return [];
    }

    public static FrontMatter Read(string text)
    {
        var fence = text.StartsWith("---", StringComparison.Ordinal) ? "---" : text.StartsWith("+++", StringComparison.Ordinal) ? "+++" : null;
        var start = text.IndexOf('\n') + 1;
        if (fence is null || start == 0 || text[..start].Trim() != fence)
            return new FrontMatter();
        var lines = 1;
        for (var at = start; at < text.Length && at < MostCharacters; lines++)
        {
            var end = text.IndexOf('\n', at);
            var line = (end < 0 ? text[at..] : text[at..end]).TrimEnd();
            var next = end < 0 ? text.Length : end + 1;
            if (line == fence || (fence == "---" && line == "..."))
            {
                if (IsDocument(text[start..at], text[next..]))
                    return new FrontMatter();
                var result = new FrontMatter { BodyStart = next, Lines = lines + 1 };
                result.Fill(text[start..at], fence == "---");
                return result;
            }
            at = next;
        }
        // A line of --- that nothing closes is a rule across the page.
        return new FrontMatter();
    }

    /// <summary>Two rules across the page with everything between them, and a heading below a blank line: that is the document and no front matter.</summary>
    private static bool IsDocument(string between, string after) => after.AsSpan().IsWhiteSpace()
        && (between.StartsWith("\n#", StringComparison.Ordinal) || between.Contains("\n\n#", StringComparison.Ordinal));

    private void Fill(string matter, bool yaml)
    {
        if (!yaml)
        {
            Simple(matter, '=');
            return;
        }
        try
        {
            Yaml(matter);
        }
        catch (YamlException e)
        {
            Note = string.Create(CultureInfo.InvariantCulture,
                $"The front matter is not valid YAML on line {e.Start.Line + 1}; what could be read of it was read.");
            _values.Clear();
            Simple(matter, ':');
        }
    }

    /// <summary>
    /// The texts and lists of texts of the outermost mapping, taken from the stream of events: nothing is expanded or nested, so neither
    /// aliases nor depth can do harm.
    /// </summary>
    private void Yaml(string matter)
    {
        var parser = new Parser(new StringReader(matter));
        var depth = 0;
        string? key = null;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    if (++depth > 20)
                        return;
                    break;
                case MappingEnd or SequenceEnd:
                    key = --depth == 1 ? null : key;
                    break;
                case Scalar scalar when depth == 1 && key is null:
                    key = scalar.Value;
                    break;
                case Scalar scalar when key is not null && depth <= 2:
                    Add(key, scalar.Value);
                    key = depth == 1 ? null : key;
                    break;
                case AnchorAlias when depth == 1:
                    key = null;
                    break;
            }
        }
    }

    /// <summary>
    /// One "key = value" a line, texts in either quote and lists on one line: all that front matter in TOML uses. Tables put their name before the key.
    /// </summary>
    private void Simple(string matter, char separator)
    {
        var table = "";
        foreach (var raw in matter.Split('\n'))
        {
            var line = raw.Trim();
            if (separator == '=' && line.StartsWith('[') && line.EndsWith(']'))
                table = line.Trim('[', ']', ' ') + ".";
            var at = line.IndexOf(separator, StringComparison.Ordinal);
            if (at <= 0 || line[0] is '#' or '[' or '-')
                continue;
            var value = line[(at + 1)..].Trim();
            if (value.StartsWith('[') && !value.EndsWith(']'))
                continue;
            foreach (var part in value.StartsWith('[') ? value.Trim('[', ']').Split(',') : [value])
                Add(table + line[..at].Trim(), Unquoted(part.Trim()));
        }
    }

    /// <summary>Without the two signs that stand around it; one that only ends it is its own.</summary>
    private static string Unquoted(string text) =>
        text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text.Trim('"');

    private void Add(string key, string value)
    {
        if (!_values.TryGetValue(key, out var values))
            _values[key] = values = [];
        values.Add(value);
    }
}
