namespace Postmortem.Web.Components.Kit.Formats;

/// <summary>How many of something there are, as people read it.</summary>
internal static class Counts
{
    /// <summary>"1 dot", "3 dots".</summary>
    /// <param name="many">Where an s does not make it.</param>
    public static string Of(int count, string one, string? many = null) => $"{count:N0} {(count == 1 ? one : many ?? one + "s")}";
}
