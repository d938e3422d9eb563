// @ts-nocheck
// Generated from spec/openapi.yaml by `npm run generate`. Do not edit: change the page, an overlay or the emitter.

export const microsoft_graph_command_create = validate21;

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.Status === undefined) && (missing0 = "Status")) || ((data.Type === undefined) && (missing0 = "Type"))) || ((data.AppServiceName === undefined) && (missing0 = "AppServiceName"))) || ((data.PackageFamilyName === undefined) && (missing0 = "PackageFamilyName"))) || ((data.Error === undefined) && (missing0 = "Error"))) || ((data.Payload === undefined) && (missing0 = "Payload"))) || ((data.PermissionTicket === undefined) && (missing0 = "PermissionTicket"))) || ((data.PostBackUri === undefined) && (missing0 = "PostBackUri"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data["@odata.type"] !== undefined){
const _errs1 = errors;
if(typeof data["@odata.type"] !== "string"){
validate21.errors = [{instancePath:instancePath+"/@odata.type",schemaPath:"#/properties/%40odata.type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.Status !== undefined){
const _errs3 = errors;
if(typeof data.Status !== "string"){
validate21.errors = [{instancePath:instancePath+"/Status",schemaPath:"#/properties/Status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.Type !== undefined){
const _errs5 = errors;
if(typeof data.Type !== "string"){
validate21.errors = [{instancePath:instancePath+"/Type",schemaPath:"#/properties/Type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.AppServiceName !== undefined){
const _errs7 = errors;
if(typeof data.AppServiceName !== "string"){
validate21.errors = [{instancePath:instancePath+"/AppServiceName",schemaPath:"#/properties/AppServiceName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.PackageFamilyName !== undefined){
const _errs9 = errors;
if(typeof data.PackageFamilyName !== "string"){
validate21.errors = [{instancePath:instancePath+"/PackageFamilyName",schemaPath:"#/properties/PackageFamilyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.Error !== undefined){
const _errs11 = errors;
if(typeof data.Error !== "string"){
validate21.errors = [{instancePath:instancePath+"/Error",schemaPath:"#/properties/Error/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.Payload !== undefined){
let data6 = data.Payload;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6["@odata.type"] !== undefined){
if(typeof data6["@odata.type"] !== "string"){
validate21.errors = [{instancePath:instancePath+"/Payload/@odata.type",schemaPath:"#/components/schemas/microsoft.graph.PayloadRequest/properties/%40odata.type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/Payload",schemaPath:"#/components/schemas/microsoft.graph.PayloadRequest/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.PermissionTicket !== undefined){
const _errs18 = errors;
if(typeof data.PermissionTicket !== "string"){
validate21.errors = [{instancePath:instancePath+"/PermissionTicket",schemaPath:"#/properties/PermissionTicket/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.PostBackUri !== undefined){
const _errs20 = errors;
if(typeof data.PostBackUri !== "string"){
validate21.errors = [{instancePath:instancePath+"/PostBackUri",schemaPath:"#/properties/PostBackUri/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
