using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Postmortem.Web.Components.Kit.Tables;

/// <summary>Shows rows that were filtered, sorted and cut into pages elsewhere; it only writes the links that ask for it.</summary>
/// <typeparam name="TRow">Anything; cells are drawn by the columns.</typeparam>
public sealed partial class DataTable<TRow>
{
    private readonly List<Column<TRow>> columns = [];

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The rows of this page, in order.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TRow> Rows { get; set; } = [];

    /// <summary>What the table holds, for those who do not see it.</summary>
    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    /// <summary>The sort in force: a column's key, with a minus before it for high to low. Null for none.</summary>
    [Parameter] public string? Sort { get; set; }

    /// <summary>Its name in the address.</summary>
    [Parameter] public string SortParameter { get; set; } = "sort";

    /// <summary>Rows in all, which shows the pager; null for a table without pages.</summary>
    [Parameter] public int? Total { get; set; }

    /// <summary>From 1.</summary>
    [Parameter] public int Page { get; set; } = 1;

    [Parameter] public int PageSize { get; set; } = 50;

    /// <summary>What makes a row itself, when rows may move while somebody edits one.</summary>
    [Parameter] public Func<TRow, object>? RowKey { get; set; }

    /// <summary>In place of an empty table.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>The columns.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    internal void Add(Column<TRow> column)
    {
        if (!columns.Contains(column)) columns.Add(column);
    }

    private object? Key(TRow row) => RowKey is null ? row : RowKey(row);

    private string? Direction(Column<TRow> column) =>
        column.SortKey is null || Sort?.TrimStart('-') != column.SortKey ? null
        : Sort.StartsWith('-') ? "descending" : "ascending";

    private string Address(Column<TRow> column)
    {
        var next = Direction(column) switch
        {
            "ascending" => "-" + column.SortKey,
            "descending" => column.SortKey,
            _ => column.DownFirst ? "-" + column.SortKey : column.SortKey,
        };
        return Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [SortParameter] = next, ["page"] = null });
    }

    private MarkupString Arrow(Column<TRow> column) =>
        Icons.Of(Assets, Direction(column) switch { "ascending" => "arrow-up", "descending" => "arrow-down", _ => "sort" });

    private RenderFragment Head(Column<TRow> column) => builder =>
    {
        if (column.Title.Length == 0) Unseen(builder, column.SpokenTitle ?? "");
        else if (column.SortKey is null) builder.AddContent(0, column.Title);
        else SortLink(builder, column);
    };

    private static void Unseen(RenderTreeBuilder builder, string words)
    {
        builder.OpenElement(1, "span");
        builder.AddAttribute(2, "class", "unseen");
        builder.AddContent(3, words);
        builder.CloseElement();
    }

    private void SortLink(RenderTreeBuilder builder, Column<TRow> column)
    {
        builder.OpenElement(4, "a");
        builder.AddAttribute(5, "href", Address(column));
        builder.AddContent(6, column.Title);
        builder.AddContent(7, Arrow(column));
        builder.CloseElement();
    }
}
