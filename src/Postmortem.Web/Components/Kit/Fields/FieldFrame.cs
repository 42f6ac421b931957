using System.Text;

namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>What a <see cref="Field"/> tells the input inside it.</summary>
/// <param name="Id">The input's id, which the label points at.</param>
/// <param name="DescribedBy">Ids of the help and the error, in reading order, or null.</param>
/// <param name="Label">What the field is called, for a button that belongs to it.</param>
public sealed record FieldFrame(string Id, string? DescribedBy, bool Invalid, bool Required, string Label)
{
    /// <summary>
    /// An id from a label, the same after every reload, so that a draft finds its field again. Two fields with one label on
    /// one page need an explicit id.
    /// </summary>
    public static string IdFrom(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var id = new StringBuilder(label.Length);
        foreach (var letter in label.Trim())
        {
            if (char.IsLetterOrDigit(letter)) id.Append(char.ToLowerInvariant(letter));
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
        }

        return id.Length == 0 ? "field" : id.ToString().Trim('-');
    }
}
