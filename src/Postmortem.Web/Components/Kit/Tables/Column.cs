using Microsoft.AspNetCore.Components;

namespace Postmortem.Web.Components.Kit.Tables;

/// <summary>One column of a <see cref="DataTable{TRow}"/>. Its content is a cell, with the row as <c>context</c>.</summary>
/// <typeparam name="TRow">Taken from the table.</typeparam>
public sealed class Column<TRow> : ComponentBase
{
    [CascadingParameter] private DataTable<TRow>? Table { get; set; }

    /// <summary>The head, and on a phone the label before the value. Empty for a column of buttons, which then needs
    /// <see cref="SpokenTitle"/>.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>What a screen reader says for a head that is not shown.</summary>
    [Parameter] public string? SpokenTitle { get; set; }

    /// <summary>Its name in the address, which makes the head a link that sorts; null for a column that does not sort.</summary>
    [Parameter] public string? SortKey { get; set; }

    /// <summary>Sorts from high to low first: for counts and ages.</summary>
    [Parameter] public bool DownFirst { get; set; }

    /// <summary>Numbers, aligned at their last digit.</summary>
    [Parameter] public bool Right { get; set; }

    [Parameter] public RenderFragment<TRow>? ChildContent { get; set; }

    protected override void OnParametersSet() => Table?.Add(this);
}
