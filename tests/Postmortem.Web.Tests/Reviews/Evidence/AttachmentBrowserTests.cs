using System.Text;
using Microsoft.Playwright;
using Postmortem.Reviews;
using Postmortem.Reviews.Evidence;
using Postmortem.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Reviews.Evidence;

/// <summary>A file that is kept as evidence, from the field in Pause to a factor and to somebody else's disk.</summary>
[TestClass]
public sealed class AttachmentBrowserTests
{
    private const string Factor = "Nobody is told when the queue grows";
    private const string Page = "<script>document.title = 'owned'</script>";

    [TestMethod]
    public async Task A_file_is_kept_shows_a_factor_and_comes_back_as_a_download_that_nothing_in_it_can_run()
    {
        await using var northwind = await Northwind.StartAsync();
        var review = await northwind.PreparedAsync(Stage.Analyze, Factor);
        var mia = await northwind.AsAsync(Account.Mia);
        await mia.GoAsync($"/reviews/{review}/pause?open=all");
        FilePayload[] files =
        [
            new() { Name = "empty.log", MimeType = "text/plain", Buffer = [] },
            new() { Name = "large_\u202Efdp.exe", MimeType = "text/plain", Buffer = new byte[Attachment.LargestFile + 1] },
            new() { Name = "queue.html", MimeType = "text/html", Buffer = Encoding.UTF8.GetBytes(Page) },
        ];
        await mia.Field("Add files").SetInputFilesAsync(files);
        await Expect(mia.Page.GetByRole(AriaRole.Link, new() { Name = "queue.html" })).ToBeVisibleAsync();
        await mia.ReadsAsync("“empty.log” is empty. Perhaps it was still being written; please choose it again.");
        await mia.ReadsAsync("“large_[U+202E]fdp.exe” is larger than 10 MB.");
        Assert.IsEmpty(await Looks.FindingsAsync(mia.Page));
        await mia.GoAsync("/search?q=queue");
        await mia.Part("found-file").GetByRole(AriaRole.Link, new() { Name = "queue.html" }).ClickAsync();
        await mia.AtAsync($"/reviews/{review}/pause#attachment-");

        await mia.GoAsync($"/reviews/{review}/analyze?open=all");
        await mia.Page.GetByRole(AriaRole.Button, new() { Name = $"Change: {Visitor.Start(Factor)}" }).ClickAsync();
        await mia.Page.GetByRole(AriaRole.Group, new() { Name = "Kept in a file" }).GetByLabel("queue.html").CheckAsync();
        await mia.PressAsync("Save the factor");
        await mia.ReadsAsync("The factor was changed.");

        var noor = await northwind.AsAsync(Account.Noor);
        await noor.GoAsync($"/reviews/{review}/analyze?open=all");
        var link = noor.Page.Locator("#factors").GetByRole(AriaRole.Link, new() { Name = "queue.html" });
        var got = await noor.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.AreEqual("queue.html", got.SuggestedFilename);
        Assert.AreEqual(Page, await File.ReadAllTextAsync((await got.PathAsync())!));
        var answer = await noor.Page.APIRequest.GetAsync(new Uri(northwind.Program.Address, await link.GetAttributeAsync("href")).ToString());
        StringAssert.StartsWith(answer.Headers["content-disposition"], "attachment", StringComparison.Ordinal);
        Assert.AreEqual("nosniff", answer.Headers["x-content-type-options"]);
        foreach (var visitor in new[] { mia, noor }) Assert.IsEmpty(visitor.Complaints, string.Join("\n", visitor.Complaints));
    }
}
