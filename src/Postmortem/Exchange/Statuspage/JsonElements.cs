using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Postmortem.Exchange.Statuspage;

/// <summary>Reads members that may be missing, null or of another kind than expected, without throwing.</summary>
internal static class JsonElements
{
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The objects of a list; none where it is null, missing or no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name)
    {
        var list = element.Member(name);
        return list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];
    }

    /// <summary>A text or a number as text; null for everything else and for the empty text.</summary>
    public static string? Text(this JsonElement element, string name)
    {
        var member = element.Member(name);
        var text = member.ValueKind switch
        {
            JsonValueKind.String => Unescaped(member),
            JsonValueKind.Number => member.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static string Unescaped(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which JSON can write and UTF-8 cannot.
            return JsonSerializer.Deserialize<string>(WithoutHalves(text.GetRawText())) ?? "";
        }
    }

    private static string WithoutHalves(string raw)
    {
        var result = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 >= raw.Length)
                result.Append(raw[i]);
            else if (raw[i + 1] != 'u' || i + 5 >= raw.Length)
                result.Append(raw[i]).Append(raw[++i]);
            else
            {
                var low = Half(raw, i, 'D', "89AB") && Half(raw, i + 6, 'D', "CDEF");
                result.Append(low || !Half(raw, i, 'D', "89ABCDEF") ? raw.AsSpan(i, low ? 12 : 6) : "\\uFFFD");
                i += low ? 11 : 5;
            }
        }
        return result.ToString();
    }

    private static bool Half(string raw, int at, char first, string second) => at + 5 < raw.Length && raw[at] == '\\' && raw[at + 1] == 'u'
        && char.ToUpperInvariant(raw[at + 2]) == first && second.Contains(char.ToUpperInvariant(raw[at + 3]), StringComparison.Ordinal);
}

/// <summary>The properties of an outer object that may itself be an incident; put together again once it is clear that it is one.</summary>
internal sealed class OwnProperties
{
    private static readonly string[] s_known =
    [
        "id", "name", "status", "impact", "created_at", "updated_at", "started_at", "resolved_at", "shortlink", "page_id", "incident_updates",
        "components", "postmortem_body", "scheduled_for",
    ];

    private readonly ArrayBufferWriter<byte> _json = new();

    public static bool Known(string name) => s_known.AsSpan().Contains(name);

    public bool Any => _json.WrittenCount > 0;

    public void Add(string name, byte[] value)
    {
        _json.Write(Encoding.UTF8.GetBytes($"{(Any ? ',' : '{')}\"{name}\":"));
        _json.Write(value);
    }

    public byte[] Whole()
    {
        _json.Write("}"u8);
        return _json.WrittenSpan.ToArray();
    }
}
