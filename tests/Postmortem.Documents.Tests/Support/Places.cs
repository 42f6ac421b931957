namespace Postmortem.Documents.Tests;

/// <summary>Folders that many of these tests read.</summary>
internal static class Places
{
    public static string Templates => Checkout.Folder("templates");

    /// <summary>What our own documents look like as text, beside the tests.</summary>
    public static string Golden => Checkout.Folder("tests/Postmortem.Documents.Tests/Golden");
}
