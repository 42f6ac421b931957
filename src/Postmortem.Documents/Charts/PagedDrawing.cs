using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Charts;

/// <summary>A drawing of rows that goes on over pages, in pieces as tall as there is room for.</summary>
internal abstract class PagedDrawing
{
    public const float Width = 440;

    /// <summary>Draws from a row on as many as fit into the height, at least one; answers the row to go on with, or how many there are.</summary>
    public abstract (Drawing Drawing, int Next) Draw(int from, float height);

    public abstract bool HasRow(int row);
}
