namespace Postmortem.Web.Hosting;

/// <summary>What a browser calls itself, as people would say it.</summary>
internal static class DeviceName
{
    /// <summary>The first that is found counts: every browser also claims to be those it wants to be taken for.</summary>
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>"Firefox on Windows"; the browser's own words where they are not known; empty where there are none.</summary>
    public static string Of(string userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return browser is null ? userAgent : system is null ? browser : $"{browser} on {system}";
    }

    private static string? Find((string Sign, string Name)[] known, string userAgent) =>
        Array.Find(known, k => userAgent.Contains(k.Sign, StringComparison.Ordinal)) is { Name: { } name } ? name : null;
}
