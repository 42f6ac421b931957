using System.Collections;
using System.Globalization;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Postmortem.Documents.Templates;

/// <summary>The helpers a template may call, in one language.</summary>
internal static class TemplateHelpers
{
    /// <summary>Turns a condition round; a word of the language rather than something to write.</summary>
    public const string Not = "not";

    private const int MostDecimals = 12;

    private static readonly Dictionary<string, ScriptObject> Languages = Speech.All.ToDictionary(s => s.Code, Of);

    /// <summary>Names with the least and the most values each takes.</summary>
    public static IReadOnlyDictionary<string, (int Least, int Most)> Known { get; } =
        All(Speech.All[0]).ToDictionary(h => h.Name, h => (h.RequiredParameterCount, h.ParameterCount), StringComparer.Ordinal);

    public static ScriptObject In(Speech speech) => Languages[speech.Code];

    private static ScriptObject Of(Speech speech)
    {
        var all = new ScriptObject();
        foreach (var helper in All(speech)) all.Add(helper.Name, helper);
        all.Add(Not, new Helper(Not, 1, 1, (context, a) => !context.ToBool(context.CurrentSpan, a[0])));
        all.IsReadOnly = true;
        return all;
    }

    private static Helper[] All(Speech speech) =>
    [
        new("date", 1, 1, (_, a) => Date(a[0], speech)),
        new("datetime", 1, 2, (_, a) => a[0] is DateTimeOffset moment ? speech.DateTime(moment, a[1] as string) : Date(a[0], speech)),
        new("shortdate", 1, 1, (_, a) => ShortDate(a[0], speech)),
        new("shorttime", 1, 1, (_, a) => a[0] is DateTimeOffset moment ? speech.ShortDateTime(moment) : ShortDate(a[0], speech)),
        new("number", 1, 2, (_, a) => Number(a[0], a[1], speech)),
        new("plural", 3, 3, (_, a) => Plural(a, speech)),
        new("list", 1, 2, (context, a) => speech.List(Items(context, a[0], a[1] as string, speech))),
        new("markdown", 1, 1, (_, a) => new ReadyMarkdown(a[0] as string ?? "")),
        new("paragraphs", 1, 1, (_, a) => new ReadyMarkdown(Paragraphs(a[0] as string ?? ""))),
    ];

    /// <summary>A blank line in what a person wrote starts a paragraph; everything else in it is text.</summary>
    private static string Paragraphs(string text) => string.Join("\n\n", text.ReplaceLineEndings("\n")
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(MarkdownEncoder.Encode));

    private static string Date(object? value, Speech speech) =>
        value is DateTimeOffset moment ? speech.Date(DateOnly.FromDateTime(moment.DateTime)) : speech.Text(value);

    private static string ShortDate(object? value, Speech speech) => value switch
    {
        DateOnly day => speech.ShortDate(day),
        DateTimeOffset moment => speech.ShortDate(DateOnly.FromDateTime(moment.DateTime)),
        _ => speech.Text(value),
    };

    private static string Number(object? value, object? decimals, Speech speech) => Decimal(value) is { } number
        ? speech.Number(number, decimals is null ? null : (int)Math.Clamp(Decimal(decimals) ?? 0, 0, MostDecimals))
        : speech.Text(value);

    private static string Plural(ScriptArray a, Speech speech) => Decimal(a[0]) is { } count
        ? $"{speech.Number(count)} {speech.Text(speech.OneIs(count) ? a[1] : a[2])}"
        : speech.Text(a[0]);

    private static List<string> Items(FillContext context, object? value, string? name, Speech speech)
    {
        if (value is not ScriptArray list) return [speech.Text(value)];
        context.Pass(list.Count);
        return [.. list.Select(e => speech.Text(name is not null && e is ScriptObject item ? item[name] : e)).Where(t => t.Trim().Length > 0)];
    }

    private static decimal? Decimal(object? value) => value switch
    {
        byte or short or int or long or decimal => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double d when Math.Abs(d) < 1e15 => (decimal)d,
        float f when Math.Abs(f) < 1e15f => (decimal)f,
        string s when decimal.TryParse(s, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        ICollection many => many.Count,
        _ => null,
    };
}

/// <summary>A helper as Scriban calls it; values that are left out arrive as null.</summary>
internal sealed class Helper(string name, int least, int most, Func<FillContext, ScriptArray, object?> write) : IScriptCustomFunction
{
    public string Name => name;

    public int RequiredParameterCount => least;

    public int ParameterCount => most;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value", null);

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        write((FillContext)context, arguments);

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));
}
