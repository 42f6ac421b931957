using System.Globalization;
using Microsoft.AspNetCore.Components;
using Postmortem.People;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.People;

/// <summary>Where links to accounts lead, and words about those who have not come yet.</summary>
internal static class AccountLinks
{
    /// <summary>What the address of each of them begins with.</summary>
    public const string Path = "/a";

    public static string AddressOf(this NavigationManager navigation, MadeLink link) => navigation.ToAbsoluteUri($"{Path}/{link.Secret}").ToString();

    /// <summary>In a list to choose from.</summary>
    public static Choice AsChoice(this Person person) => new(person.Id.ToString(), person.ListName());

    /// <summary>The name, and beside it that they have not come yet.</summary>
    public static string ListName(this Person person) => person.IsInvited ? $"{person.Name} (invited)" : person.Name;

    /// <summary>"7 Dec 2026, 14:05".</summary>
    public static string When(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);
}
