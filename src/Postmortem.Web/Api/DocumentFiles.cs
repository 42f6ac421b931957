using Postmortem.Actions;
using Postmortem.Documents;
using Postmortem.Notices;
using Postmortem.Reports;
using Postmortem.Reviews.Evidence;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Api;

/// <summary>The PDFs and the kept files that people who are signed in may download.</summary>
internal static class DocumentFiles
{
    public static IEndpointRouteBuilder MapDocumentFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/notices/{number:int}/notice.pdf", NoticeAsync);
        app.MapGet("/reviews/{number:int}/review.pdf", ReviewAsync);
        app.MapGet("/actions.pdf", ActionsAsync);
        app.MapGet("/reviews/{number:int}/attachments/{id:guid}", AttachmentAsync);
        return app;
    }

    private static async Task<IResult> NoticeAsync(HttpContext http, NoticeDocuments notices, int number, string? recipient)
    {
        Guid? id = Guid.TryParse(recipient, out var chosen) ? chosen : null;
        if (!string.IsNullOrEmpty(recipient) && id is null) return Results.NotFound();
        var document = await notices.PreviewAsync(http.User.Actor(), number, id, http.RequestAborted);
        return Answer(document, d => $"N-{number} {d.Title}");
    }

    private static async Task<IResult> ReviewAsync(HttpContext http, ReportDocuments reports, int number, string? lang) =>
        Answer(await reports.ReviewAsync(http.User.Actor(), number, lang ?? "en", http.RequestAborted), d => $"R-{number} {d.Title}");

    private static async Task<IResult> ActionsAsync(HttpContext http, ReportDocuments reports, string? lang)
    {
        var filter = ActionFilter.Read(name => http.Request.Query[name].FirstOrDefault());
        return Answer(await reports.ActionsAsync(http.User.Actor(), filter, lang ?? "en", http.RequestAborted), d => d.Title);
    }

    /// <summary>As it came, and only ever as a download: a file may be a page with a script in it.</summary>
    private static async Task<IResult> AttachmentAsync(HttpContext http, AttachmentService attachments, int number, Guid id)
    {
        var read = await attachments.ReadAttachmentAsync(http.User.Actor(), number, id, http.RequestAborted);
        if (read.Refusal is { } refusal) return Answer(refusal);
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(read.Value.Bytes, read.Value.ContentType, FileName.Plain(read.Value.Name) is { Length: > 0 } name ? name : "file");
    }

    private static IResult Answer(Result<Document> document, Func<Document, string> name) =>
        document.Refusal is { } refusal ? Answer(refusal) : new PdfAnswer(document.Value, name(document.Value));

    private static IResult Answer(Refusal refusal) => refusal switch
    {
        { Kind: RefusalKind.NotFound } => Results.NotFound(),
        { Kind: RefusalKind.SignedOut } => Results.Unauthorized(),
        { Kind: RefusalKind.Unavailable } => Results.StatusCode(StatusCodes.Status503ServiceUnavailable),
        _ => Results.Problem(refusal.Sentence, statusCode: StatusCodes.Status409Conflict),
    };
}
