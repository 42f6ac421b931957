namespace Postmortem.Web.Tests.Browser.Steps;

/// <summary>What people do on the page of a session.</summary>
internal static class SessionSteps
{
    /// <summary>That page holds no field that says when it listens, so the button is pressed until it does.</summary>
    public static async Task PrepareSessionAsync(this Visitor visitor)
    {
        var (prepare, agenda) = (visitor.Button("Prepare a session"), visitor.Button("Add something to do"));
        for (var tries = 0; tries < 40 && !await agenda.IsVisibleAsync(); tries++)
        {
            try
            {
                await prepare.ClickAsync(new() { Timeout = 500 });
            }
            catch (TimeoutException)
            {
                // It is prepared already.
            }
        }
        await agenda.WaitForAsync();
    }
}
