namespace Postmortem.Web.Tests.Browser.Steps;

/// <summary>What people do on the page of a session.</summary>
internal static class SessionSteps
{
    public static async Task PrepareSessionAsync(this Visitor visitor)
    {
        await visitor.PressAsync("Prepare a session");
        await visitor.Button("Add something to do").WaitForAsync();
    }
}
