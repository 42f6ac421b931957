namespace Postmortem;

/// <summary>What is asked of a register; it stands in the address, so that a colleague's link shows the same.</summary>
/// <param name="Find">Words that each row must hold, or its number; empty for all rows.</param>
/// <param name="Sort">A column's key; what is none sorts as if nothing was asked.</param>
/// <param name="Page">Counted from 1.</param>
public sealed record ListAsk(string Find = "", string Sort = "", bool Descending = false, int Page = 1)
{
    /// <summary>As the address has it: a key, with a minus before it for high to low. Null where nothing was asked.</summary>
    public string? SortKey => Sort.Length == 0 ? null : (Descending ? "-" : "") + Sort;

    /// <param name="find">As the address has it, like the others; null where it is not there.</param>
    public static ListAsk Read(string? find, string? sort, int page) =>
        new((find ?? "").Trim(), (sort ?? "").TrimStart('-'), sort?.StartsWith('-') == true, page);
}
