using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Postmortem.Exchange.Statuspage;

/// <summary>What is wrong with a piece of JSON, in words for people.</summary>
internal static class JsonProblems
{
    /// <summary>What documentation prints and people paste: comments and trailing commas pass.</summary>
    public static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>The same bytes, or where they are not UTF-8, with the replacement character for what cannot be read.</summary>
    public static byte[] Valid(byte[] json) => Utf8.IsValid(json) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));

    /// <summary>A fault inside a value that begins at <paramref name="place"/>.</summary>
    public static ImportProblem At(JsonException fault, ReadOnlySpan<byte> json, FilePlace place, string file)
    {
        var offset = Offset(fault, json);
        var where = place.After(json[..offset]);
        var text = Encoding.UTF8.GetString(json.Slice(offset, Math.Min(40, json.Length - offset)));
        return fault.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
            ? new ImportProblem(file, where.Line, where.Column, $"Here the JSON is nested more than {Lenient.MaxDepth} levels deep. The incident was left out.")
            : Unreadable(text, "The JSON cannot be read here", where, file);
    }

    private static int Offset(JsonException fault, ReadOnlySpan<byte> json)
    {
        var offset = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--)
        {
            var newline = json[offset..].IndexOf((byte)'\n');
            if (newline < 0)
                break;
            offset += newline + 1;
        }
        return (int)Math.Min(offset + (fault.BytePositionInLine ?? 0), json.Length);
    }

    public static ImportProblem Unreadable(string text, string expected, FilePlace place, string file)
    {
        if (text.StartsWith("...", StringComparison.Ordinal) || text.StartsWith('…'))
            return new ImportProblem(file, place.Line, place.Column,
                "\"...\" stands here for something that was left out of the example. Put the real text in, or delete it; the rest was read.");
        var near = StorableText.OneLine(text, 24);
        return new ImportProblem(file, place.Line, place.Column, near.Length == 0
            ? $"{expected}: a comma, a quote or a bracket is missing or too many."
            : $"{expected}: \"{near}\" does not belong. A comma, a quote or a bracket may be missing or too many before it.");
    }

    /// <summary>A value that the file does not finish. The true cause may stand earlier, so it is looked for.</summary>
    public static ImportProblem Unfinished(ReadOnlySpan<byte> json, FilePlace place, string file)
    {
        var reader = new Utf8JsonReader(json, false, new JsonReaderState(new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = Lenient.MaxDepth,
        }));
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            return At(e, json, place, file);
        }
        var end = place.After(json);
        return new ImportProblem(file, end.Line, end.Column,
            $"The file ends in the middle of the incident that begins on line {place.Line}. That one was left out; everything before was read.");
    }
}
