using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using Postmortem.Documents;

namespace Postmortem.Web.Api;

/// <summary>Sets a document on paper straight into the answer. It is nobody's to keep: no cache holds it.</summary>
/// <param name="name">The file's name without its ending.</param>
internal sealed class PdfAnswer(Document document, string name) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var file = new ContentDispositionHeaderValue("attachment");
        file.SetHttpFileName(FileName.Plain(name) + ".pdf");
        response.ContentType = MediaTypeNames.Application.Pdf;
        response.Headers.ContentDisposition = file.ToString();
        response.Headers.CacheControl = "no-store";
        await PdfWriter.WriteAsync(document, response.Body, httpContext.RequestAborted);
    }
}
