namespace Postmortem.Documents.Layout;

/// <summary>One element of the document's logical structure (ISO 32000-1, 14.8.4); told apart by identity.</summary>
internal sealed class Tag(string type, Tag? parent)
{
    public string Type { get; } = type;

    /// <summary>Set later only where a cell is made before the row that it stands in is known.</summary>
    public Tag? Parent { get; set; } = parent;

    /// <summary>Where whoever writes the structure keeps it; below zero until then.</summary>
    public int Place { get; set; } = -1;

    /// <summary>Alternative text of a figure or link.</summary>
    public string? Alt { get; init; }

    /// <summary><c>Column</c> or <c>Row</c>, for the head of a table.</summary>
    public string? Scope { get; init; }

    /// <summary><c>Disc</c>, <c>Decimal</c> or <c>None</c>, for a list.</summary>
    public string? Numbering { get; init; }

    public int ColumnSpan { get; init; } = 1;

    public int RowSpan { get; init; } = 1;

    /// <summary>PDF/UA-1, clause 7.9: each note has an identifier of its own.</summary>
    public string? Id { get; init; }
}
