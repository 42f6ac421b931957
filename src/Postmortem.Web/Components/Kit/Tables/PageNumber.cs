using System.Globalization;

namespace Postmortem.Web.Components.Kit.Tables;

/// <summary>The page of a list that an address asks for. Addresses are typed and cut by hand: what is no number is the first page.</summary>
public static class PageNumber
{
    public static int Of(string? asked) => int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    /// <summary>As an address says it: not at all where it is the first.</summary>
    public static string? Write(int number) => number == 1 ? null : number.ToString(CultureInfo.InvariantCulture);
}
