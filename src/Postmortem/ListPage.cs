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
        var total = await rows.CountAsync(ct);
        number = Math.Clamp(number, 1, Math.Max(1, (total + Size - 1) / Size));
        return new ListPage<T>(await rows.Skip((number - 1) * Size).Take(Size).ToListAsync(ct), number, total);
    }
}
