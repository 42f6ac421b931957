using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Postmortem.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Signed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "NoReviewAt",
                table: "Incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "NoReviewById",
                table: "Incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NoReviewReason",
                table: "Incidents",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "SignedContents",
                columns: table => new
                {
                    SignatureId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Parts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedContents", x => x.SignatureId);
                    table.ForeignKey(
                        name: "FK_SignedContents_Signatures_SignatureId",
                        column: x => x.SignatureId,
                        principalTable: "Signatures",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_NoReviewById",
                table: "Incidents",
                column: "NoReviewById");

            migrationBuilder.AddForeignKey(
                name: "FK_Incidents_People_NoReviewById",
                table: "Incidents",
                column: "NoReviewById",
                principalTable: "People",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Incidents_People_NoReviewById",
                table: "Incidents");

            migrationBuilder.DropTable(
                name: "SignedContents");

            migrationBuilder.DropIndex(
                name: "IX_Incidents_NoReviewById",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "NoReviewAt",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "NoReviewById",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "NoReviewReason",
                table: "Incidents");
        }
    }
}
