using System.Collections;
using System.Globalization;
using HandlebarsDotNet;

namespace Postmortem.Documents.Templates;

/// <summary>The helpers a template may call, in one language. A helper that is also a placeholder's name stands for the placeholder when it is called with nothing.</summary>
internal static class TemplateHelpers
{
    /// <summary>Names with the least and the most arguments each takes.</summary>
    public static readonly IReadOnlyDictionary<string, (int Least, int Most)> Known = new Dictionary<string, (int, int)>
    {
        ["date"] = (1, 1),
        ["datetime"] = (1, 2),
        ["shortdate"] = (1, 1),
        ["shorttime"] = (1, 1),
        ["number"] = (1, 2),
        ["plural"] = (3, 3),
        ["list"] = (1, 2),
        ["markdown"] = (1, 1),
        ["paragraphs"] = (1, 1),
    };

    private const int MostDecimals = 12;

    public static void Register(IHandlebars handlebars, Speech speech)
    {
        Add(handlebars, "date", a => Date(a[0], speech));
        Add(handlebars, "datetime", a => Moment(a[0], a.Length > 1 ? a[1] as string : null, speech));
        Add(handlebars, "shortdate", a => ShortDate(a[0], speech));
        Add(handlebars, "shorttime", a => a[0] is DateTimeOffset moment ? speech.ShortDateTime(moment) : ShortDate(a[0], speech));
        Add(handlebars, "number", a => Number(a[0], a.Length > 1 ? (int)Math.Clamp(Decimal(a[1]) ?? 0, 0, MostDecimals) : null, speech));
        Add(handlebars, "plural", a => Plural(a, speech));
        Add(handlebars, "list", a => speech.List(Items(a[0], a.Length > 1 ? a[1] as string : null)));
        handlebars.RegisterHelper("markdown", (writer, context, arguments) => writer.WriteSafeString(arguments.Length > 0 ? arguments[0] as string ?? "" : ""));
        handlebars.RegisterHelper("paragraphs", (writer, context, arguments) => writer.WriteSafeString(Paragraphs(arguments.Length > 0 ? arguments[0] as string ?? "" : "")));
    }

    private static void Add(IHandlebars handlebars, string name, Func<object?[], string> helper) =>
        handlebars.RegisterHelper(name, (in HelperOptions options, in Context context, in Arguments arguments) =>
        {
            if (arguments.Length > 0) return helper([.. arguments]);
            var own = context.Value is IDictionary<string, object?> map && map.TryGetValue(name, out var value) ? value : null;
            return own is null ? "" : helper([own]);
        });

    /// <summary>A blank line in what a person wrote starts a paragraph; everything else in it is text.</summary>
    private static string Paragraphs(string text) => string.Join("\n\n", text.ReplaceLineEndings("\n")
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(MarkdownEncoder.Encode));

    private static string Date(object? value, Speech speech) => value switch
    {
        DateOnly day => speech.Date(day),
        DateTimeOffset moment => speech.Date(DateOnly.FromDateTime(moment.DateTime)),
        _ => Text(value),
    };

    private static string ShortDate(object? value, Speech speech) => value switch
    {
        DateOnly day => speech.ShortDate(day),
        DateTimeOffset moment => speech.ShortDate(DateOnly.FromDateTime(moment.DateTime)),
        _ => Text(value),
    };

    private static string Moment(object? value, string? zone, Speech speech) =>
        value is DateTimeOffset moment ? speech.DateTime(moment, zone) : Date(value, speech);

    private static string Number(object? value, int? decimals, Speech speech) =>
        Decimal(value) is { } number ? speech.Number(number, decimals) : Text(value);

    private static string Plural(object?[] a, Speech speech) => Decimal(a[0]) is { } count
        ? $"{speech.Number(count)} {Text(speech.OneIs(count) ? a[1] : a[2])}"
        : Text(a[0]);

    private static List<string> Items(object? value, string? name) => value is IEnumerable list and not string
        ? [.. list.Cast<object?>().Select(e => Text(name is not null && e is IDictionary<string, object?> map ? map.TryGetValue(name, out var inner) ? inner : null : e)).Where(t => t.Trim().Length > 0)]
        : [Text(value)];

    private static decimal? Decimal(object? value) => value switch
    {
        byte or short or int or long or decimal => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double d when Math.Abs(d) < 1e15 => (decimal)d,
        float f when Math.Abs(f) < 1e15f => (decimal)f,
        string s when decimal.TryParse(s, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        ICollection many => many.Count,
        _ => null,
    };

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        UndefinedBindingResult => "",
        _ => value.ToString() ?? "",
    };
}
