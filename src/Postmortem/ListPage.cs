using Microsoft.EntityFrameworkCore;

namespace Postmortem;

/// <summary>One page of a list.</summary>
/// <param name="Number">Counted from 1.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, int Number, int Total)
{
    public const int Size = 50;
    public int Count => Math.Max(1, (Total + Size - 1) / Size);

    internal static async Task<ListPage<T>> OfAsync(IQueryable<T> rows, int number, CancellationToken ct)
    {
        var page = new ListPage<T>([], number, await rows.CountAsync(ct)).Within();
        return page with { Rows = await rows.Skip(page.Before).Take(Size).ToListAsync(ct) };
    }

    /// <param name="rows">All of them, in their order.</param>
    /// <param name="total">How many they are.</param>
    internal static ListPage<T> Of(IEnumerable<T> rows, int number, int total)
    {
        var page = new ListPage<T>([], number, total).Within();
        return page with { Rows = [.. rows.Skip(page.Before).Take(Size)] };
    }

    private int Before => (Number - 1) * Size;

    private ListPage<T> Within() => this with { Number = Math.Clamp(Number, 1, Count) };
}
