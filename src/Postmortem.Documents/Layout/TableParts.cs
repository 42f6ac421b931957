namespace Postmortem.Documents.Layout;

/// <summary>A run of a table's columns that is a table of its own, and how much smaller than usual it is set.</summary>
internal readonly record struct TablePart(int From, int Count, float Ratio);

/// <summary>Into how many tables the columns of one go, so that no word in it is broken.</summary>
internal static class TableParts
{
    /// <param name="least">Points that the longest word of each column needs at full size.</param>
    /// <param name="smallest">How much smaller the words may become.</param>
    public static IReadOnlyList<TablePart> Of(float[] least, float width, int mostColumns, float smallest)
    {
        if (least.Length <= mostColumns)
        {
            if (Width(least, Look.Table.PadX) <= width) return [new(0, least.Length, 1)];
            // A column that is wider than the paper alone is broken in any case, and the others need not be set apart for it.
            var ratio = Ratio(least, width);
            if (ratio >= smallest || least.Length == 1 || least.Max() * smallest > width / 2) return [new(0, least.Length, Math.Max(ratio, smallest))];
        }

        var parts = Split(least, width, mostColumns, smallest);
        // The same number of tables, but none with a column or two alone.
        for (var narrower = width / 2; narrower < width; narrower += width / 20)
            if (Split(least, narrower, mostColumns, smallest) is { } even && even.Count == parts.Count)
            {
                parts = even;
                break;
            }

        return [.. parts.Select(p => p with { Ratio = Math.Clamp(Ratio(Columns(least, p), width), smallest, 1) })];
    }

    private static float Width(float[] least, float pad) => least.Sum() + (2 * pad * Math.Max(least.Length - 1, 0));

    /// <summary>A little less than what just fits: measured again in its size, a word may differ in the last digit.</summary>
    private static float Ratio(float[] least, float width) =>
        Math.Min(1, 0.999f * (width - (2 * Look.NarrowTable.PadX * Math.Max(least.Length - 1, 0))) / Math.Max(least.Sum(), 1));

    private static float[] Columns(float[] least, TablePart part) =>
        part.From == 0 ? least[..part.Count] : [least[0], .. least[part.From..(part.From + part.Count)]];

    private static List<TablePart> Split(float[] least, float width, int mostColumns, float smallest)
    {
        var parts = new List<TablePart>();
        for (var from = 0; from < least.Length;)
        {
            var count = 1;
            while (from + count < least.Length && count < mostColumns
                && Ratio(Columns(least, new(from, count + 1, 1)), width) >= smallest) count++;
            parts.Add(new(from, count, 1));
            from += count;
        }

        return parts;
    }
}
